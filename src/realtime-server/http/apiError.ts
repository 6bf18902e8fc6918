/** Says to the caller what is wrong; hides nothing, because only our own servers can sign. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 413

  constructor(status: ApiError['status'], message: string) {
    super(message)
    this.status = status
  }
}
