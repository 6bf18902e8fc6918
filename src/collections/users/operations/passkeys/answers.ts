import { z } from 'zod'

const bytes = (max: number) =>
  z
    .string()
    .regex(/^[\w-]*$/)
    .max(max)

const shared = {
  id: bytes(1400).min(1),
  rawId: bytes(1400).min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional().default({}),
}

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** What a browser sends of a new passkey; the rest of it is not looked at. */
export const registrationAnswer = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(8000),
    transports: z.array(z.string()).max(10).optional().default([]),
  }),
})

/** What a browser sends of a signature. */
export const assertionAnswer = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
    userHandle: bytes(200).optional(),
  }),
})

export type RegistrationAnswer = z.infer<typeof registrationAnswer>
export type AssertionAnswer = z.infer<typeof assertionAnswer>

export type Transport = (typeof TRANSPORTS)[number]

/** The ways to a passkey that we know of; a browser may tell of newer ones. */
export const knownTransports = (names: readonly string[]): Transport[] =>
  TRANSPORTS.filter((name) => names.includes(name))
