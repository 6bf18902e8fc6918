/** What desks sort out among themselves: to a home it says nothing of where its parcel is. */
const OF_THE_DESK: readonly string[] = ['offline', 'disputed', 'settled']

/** Whether a step stands in the timeline that a home reads. */
export const isForHome = (step: string): boolean => !OF_THE_DESK.includes(step)
