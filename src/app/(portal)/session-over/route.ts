import { leaveDeadSession } from '@/collections/users/portal/endSession'

export const GET = (request: Request): Promise<Response> => leaveDeadSession(request)
