import * as z from 'zod'

/**
 * What the platform may leave out, send as null, or one day send as something else: then it is simply not there. Only
 * what an event cannot be understood without may refuse it.
 */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined)

/** A list whose unreadable items are left out. */
export const listOf = <Schema extends z.ZodType>(item: Schema) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((all) =>
      (all ?? []).flatMap((one) => {
        const read = item.safeParse(one)
        return read.success ? [read.data] : []
      }),
    )

/** Digits as a string or a number: seconds, milliseconds or microseconds, by the kind of event. */
export const digits = z.union([z.string(), z.number().int().transform(String)]).pipe(z.string().regex(/^\d{10,19}$/))
