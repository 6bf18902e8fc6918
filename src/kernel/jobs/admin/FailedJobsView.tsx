import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '../../admin/PanelFrame'
import { adminText } from '../../i18n/adminText'
import { scopeOf } from '../../tenancy/scope'
import { failedJobs } from '../failedJobs'
import { RetryButton } from './RetryButton'

/** Work that failed for good, with its reason, and a way to try again. */
export const FailedJobsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const text = adminText(req.i18n.language)
  const jobs = await failedJobs(req, await scopeOf(req))
  const format = new Intl.DateTimeFormat(req.i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <PanelFrame view={view} title={text.failedJobs} intro={text.failedJobsIntro}>
      {jobs.length === 0 ? (
        <p>{text.nothingFailed}</p>
      ) : (
        <table className="table" style={{ width: '100%', textAlign: 'start' }}>
          <thead>
            <tr>
              <th scope="col">{text.queue}</th>
              <th scope="col">{text.reason}</th>
              <th scope="col">{text.tries}</th>
              <th scope="col">{text.when}</th>
              <th scope="col">
                <span className="visually-hidden">{text.retry}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td>{job.queue}</td>
                <td>{job.reason}</td>
                <td>{job.retries + 1}</td>
                <td>{format.format(new Date(job.failedAt))}</td>
                <td>
                  <RetryButton
                    id={job.id}
                    labels={{ retry: text.retry, done: text.retried, failed: text.retryFailed }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PanelFrame>
  )
}
