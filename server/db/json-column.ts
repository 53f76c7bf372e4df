import { Prisma } from '@/server/db/generated/client'

/** A value for a JSON column that may be empty: null is no value there, not the JSON null. */
export function jsonColumn(value: object | null): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue)
}
