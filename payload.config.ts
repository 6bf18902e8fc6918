import path from 'node:path'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { awayUntil } from '@/collections/households/public'
import { identityPort, reachPorts } from '@/collections/memberships/public'
import { watchSessions } from '@/collections/users/public'
import { bindAssignments } from '@/kernel/assignments'
import { databaseAdapter } from '@/kernel/database/adapter'
import { payloadEmail } from '@/kernel/email/payloadAdapter'
import { env } from '@/kernel/env'
import { bindFilePurposes } from '@/kernel/files/purposes'
import { PHOTO_MAX_BYTES } from '@/kernel/files/photo'
import { accessRoute } from '@/kernel/http/accessRoute'
import { oneErrorShape } from '@/kernel/http/afterError'
import { bindApi, openApiRoute } from '@/kernel/http/openapi/route'
import { hardenEndpoints } from '@/kernel/http/rest/hardenEndpoints'
import { bindIdentity } from '@/kernel/identity'
import { loggerOptions } from '@/kernel/log'
import { adminTranslations } from '@/kernel/i18n/adminTranslations'
import { bindReportables } from '@/kernel/moderation/reportables'
import { bindKinds } from '@/kernel/notifications/kinds'
import { bindNoticePorts } from '@/kernel/notifications/ports'
import { bindPersonLinks } from '@/kernel/personLinks'
import { bindLooks } from '@/kernel/privacy/recordLooks'
import { bindChannelGates } from '@/kernel/realtime/gates'
import { bindRecordLinks } from '@/kernel/recordLinks'
import { bindSearchSources } from '@/kernel/search'
import { observeDatabase } from '@/kernel/observability/databaseGauges'
import { scopePayload } from '@/kernel/tenancy/system'
import { tenantAccessOptions } from '@/kernel/tenancy/tenantPlugin'
import '@/messages'
import { manifest } from '@/modules'

bindIdentity(identityPort)
bindKinds(manifest.modules)
bindNoticePorts({ ...reachPorts, awayUntil })
bindApi(manifest)
bindAssignments(manifest.modules)
bindPersonLinks(manifest.modules)
bindLooks(manifest.modules)
bindChannelGates(manifest.modules)
bindFilePurposes(manifest.modules)
bindRecordLinks(manifest.modules)
bindSearchSources(manifest.modules)
bindReportables(manifest.modules)

// Every process of the product starts in the root.
const root = process.cwd()
const { PAYLOAD_SECRET, PUBLIC_URL, LOG_LEVEL } = env()

const config = buildConfig({
  secret: PAYLOAD_SECRET,
  serverURL: PUBLIC_URL,
  csrf: [PUBLIC_URL],
  cors: [],
  db: databaseAdapter(path.resolve(root, 'src/migrations')),
  email: payloadEmail,
  editor: lexicalEditor(),
  sharp,
  // Payload adds its own to the lists that it gets.
  collections: [...manifest.collections],
  endpoints: [accessRoute, openApiRoute, ...manifest.endpoints],
  plugins: [multiTenantPlugin(tenantAccessOptions(manifest))],
  admin: {
    user: 'users',
    dateFormat: 'd MMM yyyy, HH:mm',
    avatar: 'default',
    importMap: {
      baseDir: root,
      importMapFile: path.resolve(root, 'src/app/(payload)/admin/importMap.js'),
    },
    meta: { titleSuffix: ' · Courtyard' },
    components: {
      beforeDashboard: [
        '@/collections/memberships/admin/PlatformAccessNotice#PlatformAccessNotice',
      ],
      afterNavLinks: [
        '@/collections/conversations/admin/InboxLink#InboxLink',
        '@/collections/moderation/admin/ReportsLink#ReportsLink',
        '@/collections/packages/admin/report/ReportLink#ReportLink',
        '@/collections/visitors/admin/ReportLink#ReportLink',
        '@/collections/roster/admin/PeopleLinks#PeopleLinks',
        '@/collections/notices/admin/NoticesLink#NoticesLink',
        '@/collections/admissions/admin/ComingInLink#ComingInLink',
        '@/collections/memberships/admin/PlatformAccessLink#PlatformAccessLink',
        '@/kernel/jobs/admin/FailedJobsLink#FailedJobsLink',
        '@/kernel/http/admin/ApiReferenceLink#ApiReferenceLink',
      ],
      views: {
        inbox: {
          Component: '@/collections/conversations/admin/InboxView#InboxView',
          path: '/inbox',
        },
        inboxReport: {
          Component: '@/collections/conversations/admin/InboxReportView#InboxReportView',
          path: '/inbox-report',
        },
        reports: {
          Component: '@/collections/moderation/admin/ReportsView#ReportsView',
          path: '/reports',
        },
        packageReport: {
          Component: '@/collections/packages/admin/report/PackageReportView#PackageReportView',
          path: '/package-report',
        },
        visitReport: {
          Component: '@/collections/visitors/admin/VisitReportView#VisitReportView',
          path: '/visit-report',
        },
        residents: {
          Component: '@/collections/roster/admin/ResidentsView#ResidentsView',
          path: '/residents',
        },
        staff: {
          Component: '@/collections/roster/admin/StaffView#StaffView',
          path: '/staff',
        },
        unitCard: {
          Component: '@/collections/roster/admin/UnitCardView#UnitCardView',
          path: '/unit-card',
        },
        rosterImport: {
          Component: '@/collections/roster/admin/RosterImportView#RosterImportView',
          path: '/roster-import',
        },
        grants: {
          Component: '@/collections/roster/admin/GrantsView#GrantsView',
          path: '/grants',
        },
        duplicates: {
          Component: '@/collections/roster/admin/duplicates/DuplicatesView#DuplicatesView',
          path: '/duplicates',
        },
        comingIn: {
          Component: '@/collections/admissions/admin/ComingInView#ComingInView',
          path: '/coming-in',
        },
        notices: {
          Component: '@/collections/notices/admin/NoticesView#NoticesView',
          path: '/notices',
        },
        contactHealth: {
          Component: '@/collections/notices/admin/ContactHealthView#ContactHealthView',
          path: '/contact-health',
        },
        noticeChannels: {
          Component: '@/collections/notices/admin/ChannelHealthView#ChannelHealthView',
          path: '/notice-channels',
        },
        noticeTemplates: {
          Component: '@/collections/notices/admin/TemplatesView#TemplatesView',
          path: '/notice-templates',
        },
        apiReference: {
          Component: '@/kernel/http/admin/ApiReferenceView#ApiReferenceView',
          path: '/api-reference',
        },
        platformAccess: {
          Component: '@/collections/memberships/admin/PlatformAccessView#PlatformAccessView',
          path: '/platform-access',
        },
        failedJobs: {
          Component: '@/kernel/jobs/admin/FailedJobsView#FailedJobsView',
          path: '/failed-jobs',
        },
      },
    },
  },
  i18n: { supportedLanguages: { en, fr }, fallbackLanguage: 'en', translations: adminTranslations },
  onInit: (payload) => {
    scopePayload(payload)
    watchSessions(payload)
    observeDatabase(payload)
  },
  graphQL: { disable: true },
  defaultDepth: 0,
  maxDepth: 2,
  telemetry: false,
  jobs: { access: { run: () => false, queue: () => false, cancel: () => false } },
  upload: {
    limits: { fileSize: PHOTO_MAX_BYTES, files: 1, fields: 20, parts: 21 },
    abortOnLimit: true,
  },
  hooks: { afterError: [oneErrorShape] },
  logger: { options: loggerOptions(LOG_LEVEL) },
  typescript: {
    autoGenerate: false,
    outputFile: path.resolve(root, 'src/payload-types.ts'),
  },
})

export default config.then(hardenEndpoints)
