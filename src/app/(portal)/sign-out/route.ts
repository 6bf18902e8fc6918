import { endSession } from '@/collections/users/portal/endSession'

export const POST = (request: Request): Promise<Response> => endSession(request)
