/** As a community has it where nobody said anything. */
export const VISITOR_DEFAULTS = {
  offersGuest: true,
  offersFamily: true,
  offersDelivery: true,
  offersService: true,
  longestHours: 24,
  stayDelivery: 45,
  answerSeconds: 50,
  guardsDecide: true,
  photos: false,
  guardSharePercent: 20,
  visitRetentionDays: 90,
}
