import { CircleAlert } from 'lucide-react'

/** What went wrong with a whole form; the place is there from the start so that it is read out. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <div role="alert" className="-mt-4">
      {message === undefined ? null : (
        <p className="mt-4 flex items-start gap-1.5 text-ui text-danger">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {message}
        </p>
      )}
    </div>
  )
}
