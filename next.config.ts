import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'SAMEORIGIN' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  // The desk scans codes with the camera; nothing else of the kind is used.
  { key: 'permissions-policy', value: 'camera=(self), microphone=(), geolocation=(), payment=()' },
  {
    key: 'content-security-policy',
    value: [
      "default-src 'self'",
      "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self' ws: wss:",
      "frame-ancestors 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "object-src 'none'",
    ].join('; '),
  },
]

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
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
}

export default withPayload(createNextIntlPlugin('./src/i18n.ts')(config), {
  devBundleServerPackages: false,
})
