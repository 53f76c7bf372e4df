/**
 * The one store schema of a board, shared by server and browser. Only @tldraw/tlschema is imported:
 * `tldraw` and `@tldraw/editor` open a BroadcastChannel, which keeps a Node process alive for ever.
 */
import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLArrowBinding,
  type TLArrowShape,
  type TLRecord,
  type TLShape,
  type TLSchema,
} from '@tldraw/tlschema'
import {
  apiProps,
  cardMigrations,
  entityProps,
  estimateProps,
  requirementsProps,
} from '@/lib/board/shapes/cards'
import { componentMigrations, componentProps } from '@/lib/board/shapes/component'

/** Every kind of record a board may hold. Own shapes are added to `shapes`, each from its file in `shapes/`. */
export const boardSchema: TLSchema = createTLSchema({
  shapes: {
    ...defaultShapeSchemas,
    component: { props: componentProps, migrations: componentMigrations },
    requirements: { props: requirementsProps, migrations: cardMigrations.requirements },
    estimate: { props: estimateProps, migrations: cardMigrations.estimate },
    api: { props: apiProps, migrations: cardMigrations.api },
    entity: { props: entityProps, migrations: cardMigrations.entity },
  },
  bindings: { ...defaultBindingSchemas },
})

/** The versions of the schema above, as a board keeps them in `meta.schema`. */
export const currentSchema = boardSchema.serialize()

/** Names of record types that belong into the document; all others are one browser's own state. */
export const documentTypes: ReadonlySet<string> = new Set(
  Object.values(boardSchema.types)
    .filter((type) => type.scope === 'document')
    .map((type) => type.typeName),
)

/** What a board holds, for those who may not know what tldraw calls it. */
export type BoardRecord = TLRecord
export type BoardShape = TLShape
export type ArrowShape = TLArrowShape
export type ArrowBinding = TLArrowBinding
