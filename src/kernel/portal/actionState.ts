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

/** What the controls of a form show: after a sending, or what was filled in and is not sent yet. */
export type FormState = ActionState | { status: 'filled'; values: Record<string, string> }

export const IDLE: ActionState = { status: 'idle' }

/** The error of one control. */
export const errorOf = (state: FormState, field: string): string | undefined =>
  state.status === 'failed' && state.field === field ? state.message : undefined

/** What a control begins with: what was typed before the sending failed, or was filled in. */
export const valueOf = (state: FormState, field: string): string | undefined =>
  'values' in state ? state.values[field] : undefined

/** What a form's error summary lists. */
export const problemsOf = (state: FormState): { message: string; fieldId?: string }[] =>
  state.status === 'failed'
    ? [{ message: state.message, ...(state.field !== undefined && { fieldId: state.field }) }]
    : []
