/** What a form knows of its last sending. */
export type ActionState =
  | { status: 'idle' }
  | { status: 'done'; result: Record<string, string>; at: number }
  | {
      status: 'failed'
      code: string
      message: string
      /** Name of the control that is wrong; without it the problem is of the whole form. */
      field?: string
      values: Record<string, string>
    }

export const IDLE: ActionState = { status: 'idle' }

/** The error of one control. */
export const errorOf = (state: ActionState, field: string): string | undefined =>
  state.status === 'failed' && state.field === field ? state.message : undefined

/** What was typed into a control before the sending failed. */
export const valueOf = (state: ActionState, field: string): string | undefined =>
  state.status === 'failed' ? state.values[field] : undefined

/** What a form's error summary lists. */
export const problemsOf = (state: ActionState): { message: string; fieldId?: string }[] =>
  state.status === 'failed'
    ? [{ message: state.message, ...(state.field !== undefined && { fieldId: state.field }) }]
    : []
