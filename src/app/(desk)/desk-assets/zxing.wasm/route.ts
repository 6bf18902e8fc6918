import { serveBarcodeReader } from '@/collections/packages/desk/serveBarcodeReader'

export const GET = (): Promise<Response> => serveBarcodeReader()
