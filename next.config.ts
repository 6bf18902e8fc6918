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
  ],
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
  // The panel's sign-in page links to a form of Payload's, whose route is closed; ours does it.
  redirects: () =>
    Promise.resolve([
      { source: '/admin/forgot', destination: '/forgot-password', permanent: false },
    ]),
}

export default withPayload(createNextIntlPlugin('./src/i18n.ts')(config), {
  devBundleServerPackages: false,
})
