import { serveAsset } from '@/collections/documents/portal/serveAsset'

interface AssetContext {
  params: Promise<{ version: string; path: string[] }>
}

export const GET = async (_: Request, { params }: AssetContext): Promise<Response> =>
  serveAsset((await params).path)
