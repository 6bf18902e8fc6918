import { notFound } from 'next/navigation'

/**
 * Every address that no page has. Without it Next answers with a page made at build time, which knows
 * neither the person's language nor the nonce of the answer.
 */
export default function MissingPage() {
  notFound()
}
