import { isUserId } from '../protocol/channelNames.ts'
import { CLOSE } from '../protocol/closeCodes.ts'
import { ApiError } from './apiError.ts'
import type { ApiRequest } from './apiRequest.ts'

export const terminateConnections = ({ app, parameter: userId }: ApiRequest): object => {
  if (!isUserId(userId)) throw new ApiError(400, 'Invalid user id')
  for (const connection of app.users.get(userId) ?? []) {
    connection.close(CLOSE.unauthorized, 'Connection terminated by the application')
  }
  return {}
}
