import type { Visitor } from './browser'

/** Writes on the field as a hand does. */
export const sign = async ({ page }: Visitor) => {
  const field = page.locator('canvas')
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (!box) throw new Error('there is no field to sign in')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.2, 0.7))
  await page.mouse.down()
  for (const [x, y] of [
    [0.3, 0.2],
    [0.4, 0.8],
    [0.5, 0.3],
    [0.7, 0.6],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 8 })
  }
  await page.mouse.up()
}
