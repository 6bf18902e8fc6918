/**
 * Parcels of the yardstick that were collected.
 * @param {import('./bed.mjs').Bed} bed
 * @param {number} count
 */
export async function fillParcels(bed, count) {
  await bed.queryYardstick(
    `insert into parcels (unit, carrier, recipient_name, notes, status, pickup_code, received_at,
       created_at, updated_at)
     select '4-12', 'dhl', 'Ramona Quist ' || n, 'Large box, keep upright.', 'collected', 'M' || n, t, t, t
     from generate_series(1, $1::int) n, lateral (select now() - n * interval '5 minutes' as t) at`,
    [count],
  )
  await bed.queryYardstick('vacuum analyze parcels')
}
