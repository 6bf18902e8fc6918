import { TenantField as TenantField_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { PackageTimeline as PackageTimeline_8840b3b4f833d547ced735032720383a } from '@/collections/packages/admin/PackageTimeline'
import { FailedJobsLink as FailedJobsLink_d4a8796cc99de666998296022a427fb9 } from '@/kernel/jobs/admin/FailedJobsLink'
import { ApiReferenceLink as ApiReferenceLink_bb4c5e8b5f691766c6d8ddd3cbcd356b } from '@/kernel/http/admin/ApiReferenceLink'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { ApiReferenceView as ApiReferenceView_2b04f150b7852ac37e58c1f7da5a003d } from '@/kernel/http/admin/ApiReferenceView'
import { FailedJobsView as FailedJobsView_82a9b183cd77d5cee89fa0318e07f927 } from '@/kernel/jobs/admin/FailedJobsView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/plugin-multi-tenant/client#TenantField": TenantField_1d0591e3cf4f332c83a86da13a0de59a,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "@/collections/packages/admin/PackageTimeline#PackageTimeline": PackageTimeline_8840b3b4f833d547ced735032720383a,
  "@/kernel/jobs/admin/FailedJobsLink#FailedJobsLink": FailedJobsLink_d4a8796cc99de666998296022a427fb9,
  "@/kernel/http/admin/ApiReferenceLink#ApiReferenceLink": ApiReferenceLink_bb4c5e8b5f691766c6d8ddd3cbcd356b,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "@/kernel/http/admin/ApiReferenceView#ApiReferenceView": ApiReferenceView_2b04f150b7852ac37e58c1f7da5a003d,
  "@/kernel/jobs/admin/FailedJobsView#FailedJobsView": FailedJobsView_82a9b183cd77d5cee89fa0318e07f927,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
