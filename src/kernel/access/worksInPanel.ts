import type { PayloadRequest } from 'payload'
import { BACK_OFFICE_ROLES, DESK_ROLES } from '../domain/membership'
import { communitiesWithRole, scopeOf } from '../tenancy/scope'

/** Whether the person has work in the admin panel: staff of some community, or an operator. */
export const worksInPanel = async (req: PayloadRequest): Promise<boolean> => {
  const scope = await scopeOf(req)
  return (
    scope.isOperator || communitiesWithRole(scope, [...BACK_OFFICE_ROLES, ...DESK_ROLES]).length > 0
  )
}
