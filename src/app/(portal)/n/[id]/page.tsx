import { followNotice } from '@/collections/notices/portal/followNotice'

const NoticePage = async ({ params }: { params: Promise<{ id: string }> }) =>
  followNotice((await params).id)

export default NoticePage
