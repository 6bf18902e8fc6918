import { TenantField as TenantField_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { UnlockSignIn as UnlockSignIn_e79db6fcdc581a0f8ba80bb7f7d6b756 } from '@/collections/users/admin/UnlockSignIn'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { PackageTimeline as PackageTimeline_8840b3b4f833d547ced735032720383a } from '@/collections/packages/admin/PackageTimeline'
import { Publication as Publication_444fd4b3aefb844f5720e3a345fdf784 } from '@/collections/announcements/admin/Publication'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AudienceField as AudienceField_a63363c0ce439a7634051005f1231c42 } from '@/collections/announcements/admin/AudienceField'
import { TemplateUse as TemplateUse_615089a4698495f1306959fa776cd1ef } from '@/collections/announcements/admin/TemplateUse'
import { SeriesField as SeriesField_eab06d9293f6729a61c90a1d65db812a } from '@/collections/announcements/admin/SeriesField'
import { ScreenLink as ScreenLink_1597afaf203b80f1024f42e3ce466068 } from '@/collections/announcements/admin/ScreenLink'
import { ReadersField as ReadersField_5288db163660993943892cc33bfd1848 } from '@/collections/documents/admin/ReadersField'
import { Versions as Versions_75910f266a386599b7dc4ba03f08bf37 } from '@/collections/documents/admin/Versions'
import { Helpfulness as Helpfulness_aa6d69e42bd1797a8cb1146facd55640 } from '@/collections/articles/admin/Helpfulness'
import { Pictures as Pictures_bcc2951709327ccc2f9bcc075acb7b4b } from '@/collections/articles/admin/Pictures'
import { BookBox as BookBox_e7425c92961e46664ddf828cefa6be8c } from '@/collections/rules/admin/BookBox'
import { ClauseBox as ClauseBox_4cb9ff7be4cb481af90b80c1310fa246 } from '@/collections/rules/admin/ClauseBox'
import { VersionBox as VersionBox_468a6587a273852024b43c763ee8fa50 } from '@/collections/rules/admin/VersionBox'
import { InboxLink as InboxLink_1f649d33286e4ae4313154130a6f83e7 } from '@/collections/conversations/admin/InboxLink'
import { ReportsLink as ReportsLink_5e33dfa32c24738b72018fe6e8a09cc3 } from '@/collections/moderation/admin/ReportsLink'
import { ReportLink as ReportLink_026ed033632864700de621a072379224 } from '@/collections/packages/admin/report/ReportLink'
import { ReportLink as ReportLink_932dbf7115e9ce4ca6751478e9e8e4ad } from '@/collections/visitors/admin/ReportLink'
import { PeopleLinks as PeopleLinks_0d53f44d12afdcaa3c7278c815cc3e6b } from '@/collections/roster/admin/PeopleLinks'
import { NoticesLink as NoticesLink_0b797709d6a6cc9075baf8f785a94f0c } from '@/collections/notices/admin/NoticesLink'
import { ComingInLink as ComingInLink_0ede8d1e4993869b24e74e3f4b096cb9 } from '@/collections/admissions/admin/ComingInLink'
import { PlatformAccessLink as PlatformAccessLink_034684238bb53c80beb1dc5a51c2fe73 } from '@/collections/memberships/admin/PlatformAccessLink'
import { FailedJobsLink as FailedJobsLink_d4a8796cc99de666998296022a427fb9 } from '@/kernel/jobs/admin/FailedJobsLink'
import { ApiReferenceLink as ApiReferenceLink_bb4c5e8b5f691766c6d8ddd3cbcd356b } from '@/kernel/http/admin/ApiReferenceLink'
import { PlatformAccessNotice as PlatformAccessNotice_ba2fc0e8c738b4480f3f98c8aa38f095 } from '@/collections/memberships/admin/PlatformAccessNotice'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { InboxView as InboxView_881f292ccd61b258397bed8fe95bc5ab } from '@/collections/conversations/admin/InboxView'
import { InboxReportView as InboxReportView_52c33df53d85d64a9a84330faa8fc617 } from '@/collections/conversations/admin/InboxReportView'
import { ReportsView as ReportsView_8e65c3a83b573f9451e8d662c835fbc1 } from '@/collections/moderation/admin/ReportsView'
import { PackageReportView as PackageReportView_853df0cc04518dad8830fd5b2e2c6ec1 } from '@/collections/packages/admin/report/PackageReportView'
import { VisitReportView as VisitReportView_8ec99dd07a1b919aceb5bf707e2b821c } from '@/collections/visitors/admin/VisitReportView'
import { ResidentsView as ResidentsView_0178598bf253b60504af1492a110ca60 } from '@/collections/roster/admin/ResidentsView'
import { StaffView as StaffView_800c2adbd552e40db5772cc6992ec784 } from '@/collections/roster/admin/StaffView'
import { UnitCardView as UnitCardView_86a5ff0c811078063194e93d705b3c04 } from '@/collections/roster/admin/UnitCardView'
import { RosterImportView as RosterImportView_0287bd92e55661c31ad44f1f05b4d975 } from '@/collections/roster/admin/RosterImportView'
import { GrantsView as GrantsView_3b8d1c506f46cf333e946bc6dcc89398 } from '@/collections/roster/admin/GrantsView'
import { DuplicatesView as DuplicatesView_6d0e270f6ad639f776708fe9780223e9 } from '@/collections/roster/admin/duplicates/DuplicatesView'
import { ComingInView as ComingInView_270343b0c9bdaf16cbadb565ac307336 } from '@/collections/admissions/admin/ComingInView'
import { NoticesView as NoticesView_987844a6b9445c789b2a314b341b5045 } from '@/collections/notices/admin/NoticesView'
import { ContactHealthView as ContactHealthView_4b85a9dd5c557e3fcbce41fafd326518 } from '@/collections/notices/admin/ContactHealthView'
import { ChannelHealthView as ChannelHealthView_c7c57845120388a3f06f589e25e33282 } from '@/collections/notices/admin/ChannelHealthView'
import { TemplatesView as TemplatesView_a0cecc45ce02ec01da9861cb0a433f80 } from '@/collections/notices/admin/TemplatesView'
import { ApiReferenceView as ApiReferenceView_2b04f150b7852ac37e58c1f7da5a003d } from '@/kernel/http/admin/ApiReferenceView'
import { PlatformAccessView as PlatformAccessView_e879f0642c9a41bcb7490634f05781fb } from '@/collections/memberships/admin/PlatformAccessView'
import { FailedJobsView as FailedJobsView_82a9b183cd77d5cee89fa0318e07f927 } from '@/kernel/jobs/admin/FailedJobsView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/plugin-multi-tenant/client#TenantField": TenantField_1d0591e3cf4f332c83a86da13a0de59a,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "@/collections/users/admin/UnlockSignIn#UnlockSignIn": UnlockSignIn_e79db6fcdc581a0f8ba80bb7f7d6b756,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "@/collections/packages/admin/PackageTimeline#PackageTimeline": PackageTimeline_8840b3b4f833d547ced735032720383a,
  "@/collections/announcements/admin/Publication#Publication": Publication_444fd4b3aefb844f5720e3a345fdf784,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@/collections/announcements/admin/AudienceField#AudienceField": AudienceField_a63363c0ce439a7634051005f1231c42,
  "@/collections/announcements/admin/TemplateUse#TemplateUse": TemplateUse_615089a4698495f1306959fa776cd1ef,
  "@/collections/announcements/admin/SeriesField#SeriesField": SeriesField_eab06d9293f6729a61c90a1d65db812a,
  "@/collections/announcements/admin/ScreenLink#ScreenLink": ScreenLink_1597afaf203b80f1024f42e3ce466068,
  "@/collections/documents/admin/ReadersField#ReadersField": ReadersField_5288db163660993943892cc33bfd1848,
  "@/collections/documents/admin/Versions#Versions": Versions_75910f266a386599b7dc4ba03f08bf37,
  "@/collections/articles/admin/Helpfulness#Helpfulness": Helpfulness_aa6d69e42bd1797a8cb1146facd55640,
  "@/collections/articles/admin/Pictures#Pictures": Pictures_bcc2951709327ccc2f9bcc075acb7b4b,
  "@/collections/rules/admin/BookBox#BookBox": BookBox_e7425c92961e46664ddf828cefa6be8c,
  "@/collections/rules/admin/ClauseBox#ClauseBox": ClauseBox_4cb9ff7be4cb481af90b80c1310fa246,
  "@/collections/rules/admin/VersionBox#VersionBox": VersionBox_468a6587a273852024b43c763ee8fa50,
  "@/collections/conversations/admin/InboxLink#InboxLink": InboxLink_1f649d33286e4ae4313154130a6f83e7,
  "@/collections/moderation/admin/ReportsLink#ReportsLink": ReportsLink_5e33dfa32c24738b72018fe6e8a09cc3,
  "@/collections/packages/admin/report/ReportLink#ReportLink": ReportLink_026ed033632864700de621a072379224,
  "@/collections/visitors/admin/ReportLink#ReportLink": ReportLink_932dbf7115e9ce4ca6751478e9e8e4ad,
  "@/collections/roster/admin/PeopleLinks#PeopleLinks": PeopleLinks_0d53f44d12afdcaa3c7278c815cc3e6b,
  "@/collections/notices/admin/NoticesLink#NoticesLink": NoticesLink_0b797709d6a6cc9075baf8f785a94f0c,
  "@/collections/admissions/admin/ComingInLink#ComingInLink": ComingInLink_0ede8d1e4993869b24e74e3f4b096cb9,
  "@/collections/memberships/admin/PlatformAccessLink#PlatformAccessLink": PlatformAccessLink_034684238bb53c80beb1dc5a51c2fe73,
  "@/kernel/jobs/admin/FailedJobsLink#FailedJobsLink": FailedJobsLink_d4a8796cc99de666998296022a427fb9,
  "@/kernel/http/admin/ApiReferenceLink#ApiReferenceLink": ApiReferenceLink_bb4c5e8b5f691766c6d8ddd3cbcd356b,
  "@/collections/memberships/admin/PlatformAccessNotice#PlatformAccessNotice": PlatformAccessNotice_ba2fc0e8c738b4480f3f98c8aa38f095,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "@/collections/conversations/admin/InboxView#InboxView": InboxView_881f292ccd61b258397bed8fe95bc5ab,
  "@/collections/conversations/admin/InboxReportView#InboxReportView": InboxReportView_52c33df53d85d64a9a84330faa8fc617,
  "@/collections/moderation/admin/ReportsView#ReportsView": ReportsView_8e65c3a83b573f9451e8d662c835fbc1,
  "@/collections/packages/admin/report/PackageReportView#PackageReportView": PackageReportView_853df0cc04518dad8830fd5b2e2c6ec1,
  "@/collections/visitors/admin/VisitReportView#VisitReportView": VisitReportView_8ec99dd07a1b919aceb5bf707e2b821c,
  "@/collections/roster/admin/ResidentsView#ResidentsView": ResidentsView_0178598bf253b60504af1492a110ca60,
  "@/collections/roster/admin/StaffView#StaffView": StaffView_800c2adbd552e40db5772cc6992ec784,
  "@/collections/roster/admin/UnitCardView#UnitCardView": UnitCardView_86a5ff0c811078063194e93d705b3c04,
  "@/collections/roster/admin/RosterImportView#RosterImportView": RosterImportView_0287bd92e55661c31ad44f1f05b4d975,
  "@/collections/roster/admin/GrantsView#GrantsView": GrantsView_3b8d1c506f46cf333e946bc6dcc89398,
  "@/collections/roster/admin/duplicates/DuplicatesView#DuplicatesView": DuplicatesView_6d0e270f6ad639f776708fe9780223e9,
  "@/collections/admissions/admin/ComingInView#ComingInView": ComingInView_270343b0c9bdaf16cbadb565ac307336,
  "@/collections/notices/admin/NoticesView#NoticesView": NoticesView_987844a6b9445c789b2a314b341b5045,
  "@/collections/notices/admin/ContactHealthView#ContactHealthView": ContactHealthView_4b85a9dd5c557e3fcbce41fafd326518,
  "@/collections/notices/admin/ChannelHealthView#ChannelHealthView": ChannelHealthView_c7c57845120388a3f06f589e25e33282,
  "@/collections/notices/admin/TemplatesView#TemplatesView": TemplatesView_a0cecc45ce02ec01da9861cb0a433f80,
  "@/kernel/http/admin/ApiReferenceView#ApiReferenceView": ApiReferenceView_2b04f150b7852ac37e58c1f7da5a003d,
  "@/collections/memberships/admin/PlatformAccessView#PlatformAccessView": PlatformAccessView_e879f0642c9a41bcb7490634f05781fb,
  "@/kernel/jobs/admin/FailedJobsView#FailedJobsView": FailedJobsView_82a9b183cd77d5cee89fa0318e07f927,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
