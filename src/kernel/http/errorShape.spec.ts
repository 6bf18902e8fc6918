import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { AppError } from '../errors'
import { problemOf } from './errorShape'

const failureOf = (schema: z.ZodType, value: unknown): unknown =>
  schema.safeParse(value, { reportInput: true }).error

describe('problemOf', () => {
  it('names the field and what is wrong with it', () => {
    const schema = z.object({ name: z.string().min(1).max(3), kind: z.enum(['a', 'b']) })
    expect(problemOf(failureOf(schema, { kind: 'a' }))).toMatchObject({
      status: 400,
      code: 'validation.required',
      field: 'name',
    })
    expect(problemOf(failureOf(schema, { name: '', kind: 'a' }))).toMatchObject({
      code: 'validation.required',
      field: 'name',
    })
    expect(problemOf(failureOf(schema, { name: 'long one', kind: 'a' }))).toMatchObject({
      code: 'validation.too-long',
      details: { max: 3 },
    })
    expect(problemOf(failureOf(schema, { name: 'x', kind: 'c' }))).toMatchObject({
      code: 'validation.invalid',
      field: 'kind',
    })
  })

  it('names what nobody asked for, and what is wrong where one of several shapes is wanted', () => {
    const strict = z.strictObject({ name: z.string() })
    const fieldOf = (schema: z.ZodType, value: unknown) =>
      problemOf(failureOf(schema, value))?.field
    expect(fieldOf(strict, { name: 'x', role: 'manager' })).toBe('role')
    expect(fieldOf(z.object({ of: strict }), { of: { name: 'x', role: 1 } })).toBe('of.role')
    expect(fieldOf(strict, { name: 'x', ['r'.repeat(1000)]: 1 })).toHaveLength(200)
    const either = z.union([
      z.strictObject({ all: z.literal(true) }),
      z.strictObject({ ids: z.array(z.uuid()) }),
    ])
    expect(fieldOf(either, { all: [1, 2] })).toBe('all')
    expect(fieldOf(either, {})).toBe('all')
    expect(fieldOf(z.object({ which: either }), { which: { ids: 1 } })).toMatch(/^which\./)
    expect(fieldOf(either, 'neither')).toBeUndefined()
  })

  it('knows an error of ours, also from another bundle’s copy of the class', () => {
    const error = new AppError({ code: 'packages.already-collected', status: 409 })
    expect(problemOf(error)).toEqual({ status: 409, code: 'packages.already-collected' })
    const copy = Object.assign(new Error('x'), {
      name: 'AppError',
      code: 'files.heic',
      status: 415,
      field: 'photo',
    })
    expect(problemOf(copy)).toMatchObject({ status: 415, code: 'files.heic', field: 'photo' })
  })

  it('turns what a client can cause in the database into a refusal, however deep it lies', () => {
    const unique = new Error('query failed', { cause: { code: '23505' } })
    expect(problemOf(unique)).toEqual({ status: 409, code: 'conflict' })
    expect(problemOf({ code: '42501' })).toEqual({ status: 403, code: 'access.denied' })
    expect(problemOf({ code: '22P02' })).toMatchObject({ status: 400 })
  })

  it('takes Payload’s own errors by their status, with the field and its sentence', () => {
    const error = Object.assign(new Error('invalid'), {
      status: 400,
      data: { errors: [{ path: 'slug', message: 'Use small letters.' }] },
    })
    expect(problemOf(error)).toEqual({
      status: 400,
      code: 'validation.invalid',
      field: 'slug',
      message: 'Use small letters.',
    })
    expect(problemOf(Object.assign(new Error('no'), { status: 404 }))).toEqual({
      status: 404,
      code: 'not-found',
    })
  })

  it('does not explain what nobody expected', () => {
    expect(problemOf(new Error('boom'))).toBeUndefined()
    expect(problemOf('boom')).toBeUndefined()
    expect(problemOf(Object.assign(new Error('boom'), { status: 500 }))).toBeUndefined()
    expect(problemOf({ code: '57014' })).toBeUndefined()
  })
})
