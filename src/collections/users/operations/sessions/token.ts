import { getFieldsToSign, jwtSign } from 'payload'
import type { PayloadRequest } from 'payload'

/** Signs the token of a login as Payload does. @returns `exp` in seconds since 1970. */
export const signToken = (
  { payload }: Pick<PayloadRequest, 'payload'>,
  user: NonNullable<PayloadRequest['user']>,
  sid: string,
): Promise<{ token: string; exp: number }> => {
  const { config } = payload.collections.users
  return jwtSign({
    fieldsToSign: getFieldsToSign({ collectionConfig: config, email: user.email, sid, user }),
    secret: payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  })
}
