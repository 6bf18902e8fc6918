import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types and lint as stages of their own.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg-boss',
    'pusher',
    'nodemailer',
    'resend',
    'flydrive',
    'qrcode',
    'prom-client',
    'web-push',
    'tesseract.js',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '12mb' },
    // A page that is asked for while the server is not there waits for it. Next would exchange the
    // page, with all that is written on it, for the browser's own word on that.
    useOffline: true,
  },
  // The panel's own pages know no second step, and post to a route that is closed: ours do it.
  redirects: () =>
    Promise.resolve([
      {
        source: '/admin/login',
        has: [{ type: 'query', key: 'redirect', value: '(?<path>/admin.*)' }],
        destination: '/sign-in?next=:path',
        permanent: false,
      },
      { source: '/admin/login', destination: '/sign-in?next=/admin', permanent: false },
      { source: '/admin/forgot', destination: '/forgot-password', permanent: false },
    ]),
}

export default withPayload(createNextIntlPlugin('./src/i18n.ts')(config), {
  devBundleServerPackages: false,
})
