import config from '@payload-config'
import { apiDoor } from '@/kernel/http/rest/apiDoor'
import { heldDoor } from '@/kernel/http/rest/heldDoor'

const handle = apiDoor(config)
heldDoor.open = handle

// Next calls these with its own second argument, which the address says too.
const answer = (request: Request): Promise<Response> => handle(request)

export {
  answer as GET,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
}
