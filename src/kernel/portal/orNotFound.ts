import 'server-only'
import { notFound } from 'next/navigation'
import { problemOf } from '../http/errorShape'

/** Turns "there is none, or not for you" into the page that says so; all else is thrown on. */
export const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    const status = problemOf(error)?.status
    if (status === 404 || status === 403 || status === 400) notFound()
    throw error
  }
}
