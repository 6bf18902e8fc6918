/** The parts of OpenAPI 3.1 that the document uses. https://spec.openapis.org/oas/v3.1.1 */

export type Schema = Record<string, unknown>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description: string
  schema: Schema
}

export interface Media {
  schema: Schema
  example?: unknown
}

export interface Reply {
  description: string
  headers?: Record<string, { description: string; schema: Schema }>
  content?: Record<string, Media>
}

interface Reference {
  $ref: string
}

export interface Operation {
  operationId: string
  summary: string
  /** The same in the other languages of the product. */
  'x-summary': { fr: string }
  tags: string[]
  security: Record<string, string[]>[]
  parameters: (Parameter | Reference)[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, Reply | Reference>
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Address, then method. */
export type Paths = Record<string, Partial<Record<Method, Operation>>>

export interface OpenApi {
  openapi: '3.1.1'
  info: {
    title: string
    version: string
    description: string
    license: { name: string; identifier: string }
  }
  servers: { url: string; description: string }[]
  tags: { name: string; 'x-label': { fr: string } }[]
  paths: Paths
  components: {
    securitySchemes: Record<string, Schema>
    parameters: Record<string, Parameter>
    responses: Record<string, Reply>
    schemas: Record<string, Schema>
  }
}
