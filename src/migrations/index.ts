import * as migration_20261120_210000_initial from './20261120_210000_initial';
import * as migration_20261120_220000_guards from './20261120_220000_guards';
import * as migration_20261124_120000_walls from './20261124_120000_walls';
import * as migration_20261124_130000_audit_chain from './20261124_130000_audit_chain';
import * as migration_20261124_130000_rate_limits from './20261124_130000_rate_limits';
import * as migration_20261124_194100_sessions from './20261124_194100_sessions';
import * as migration_20261124_194141_own_lock from './20261124_194141_own_lock';
import * as migration_20261124_195000_sms_sent from './20261124_195000_sms_sent';
import * as migration_20261124_200000_roster from './20261124_200000_roster';
import * as migration_20261124_200500_proved_addresses from './20261124_200500_proved_addresses';
import * as migration_20261124_201500_leaving from './20261124_201500_leaving';
import * as migration_20261124_201500_password_history from './20261124_201500_password_history';
import * as migration_20261124_202000_living from './20261124_202000_living';
import * as migration_20261124_202500_ways_in from './20261124_202500_ways_in';
import * as migration_20261124_203000_unlock_links from './20261124_203000_unlock_links';
import * as migration_20261124_205400_second_step from './20261124_205400_second_step';
import * as migration_20261124_205500_staff_second_step from './20261124_205500_staff_second_step';
import * as migration_20261124_230000_notices from './20261124_230000_notices';
import * as migration_20261124_230500_notice_tables from './20261124_230500_notice_tables';
import * as migration_20261124_231500_merging from './20261124_231500_merging';
import * as migration_20261124_232000_asked_in from './20261124_232000_asked_in';
import * as migration_20261125_022500_channels from './20261125_022500_channels';
import * as migration_20261125_023000_push_devices from './20261125_023000_push_devices';
import * as migration_20261125_024000_messaging from './20261125_024000_messaging';
import * as migration_20261125_024100_conversations from './20261125_024100_conversations';
import * as migration_20261129_141500_files from './20261129_141500_files';
import * as migration_20261129_141600_attachments from './20261129_141600_attachments';
import * as migration_20261129_142000_saved_replies from './20261129_142000_saved_replies';
import * as migration_20261129_143000_waiting_deliveries from './20261129_143000_waiting_deliveries';
import * as migration_20261129_190000_reports from './20261129_190000_reports';
import * as migration_20261129_191000_blocks from './20261129_191000_blocks';
import * as migration_20261129_200000_account_version from './20261129_200000_account_version';
import * as migration_20261129_201000_fewer_delivery_indexes from './20261129_201000_fewer_delivery_indexes';
import * as migration_20261129_201000_front_desk from './20261129_201000_front_desk';
import * as migration_20261129_201100_front_desk_tables from './20261129_201100_front_desk_tables';
import * as migration_20261129_202000_confidential from './20261129_202000_confidential';
import * as migration_20261129_203000_moved_out from './20261129_203000_moved_out';
import * as migration_20261130_000000_handovers from './20261130_000000_handovers';
import * as migration_20261130_001000_pickup_codes from './20261130_001000_pickup_codes';
import * as migration_20261130_002000_closings from './20261130_002000_closings';
import * as migration_20261130_120000_parcel_rules from './20261130_120000_parcel_rules';
import * as migration_20261130_200000_standing from './20261130_200000_standing';
import * as migration_20261130_201000_proxies from './20261130_201000_proxies';
import * as migration_20261201_300000_shelf_audits from './20261201_300000_shelf_audits';
import * as migration_20261201_301000_shift_handovers from './20261201_301000_shift_handovers';
import * as migration_20261201_400000_disowned_parcels from './20261201_400000_disowned_parcels';
import * as migration_20261201_401000_parcel_history from './20261201_401000_parcel_history';
import * as migration_20261201_500000_signature_checked from './20261201_500000_signature_checked';
import * as migration_20261201_600000_parcel_words from './20261201_600000_parcel_words';
import * as migration_20261202_100000_desk_devices from './20261202_100000_desk_devices';
import * as migration_20261202_101000_offline_entries from './20261202_101000_offline_entries';
import * as migration_20261202_200000_shift_signatures_end from './20261202_200000_shift_signatures_end';
import * as migration_20261202_201000_parcel_texts from './20261202_201000_parcel_texts';
import * as migration_20261203_100000_announcements from './20261203_100000_announcements';
import * as migration_20261203_100100_announcement_tables from './20261203_100100_announcement_tables';
import * as migration_20261203_200000_plain_words from './20261203_200000_plain_words';
import * as migration_20261203_300000_forwarded from './20261203_300000_forwarded';
import * as migration_20261204_100000_rules from './20261204_100000_rules';
import * as migration_20261204_100100_rules_in_force from './20261204_100100_rules_in_force';
import * as migration_20261204_200000_documents from './20261204_200000_documents';
import * as migration_20261204_200100_document_tables from './20261204_200100_document_tables';
import * as migration_20261204_210000_articles from './20261204_210000_articles';
import * as migration_20261204_300000_lobby_screens from './20261204_300000_lobby_screens';
import * as migration_20261204_400000_what_requests_ask from './20261204_400000_what_requests_ask';
import * as migration_20261204_401000_resembling from './20261204_401000_resembling';
import * as migration_20261205_100000_recurring_news from './20261205_100000_recurring_news';
import * as migration_20261205_110000_mentions from './20261205_110000_mentions';
import * as migration_20261205_200000_article_pictures from './20261205_200000_article_pictures';
import * as migration_20261205_300000_words_of_a_community from './20261205_300000_words_of_a_community';
import * as migration_20261205_400000_visitors from './20261205_400000_visitors';
import * as migration_20261205_400100_passes from './20261205_400100_passes';
import * as migration_20261205_400200_visits_over from './20261205_400200_visits_over';
import * as migration_20261206_200000_gate_rules from './20261206_200000_gate_rules';
import * as migration_20261206_201000_gate_asks from './20261206_201000_gate_asks';
import * as migration_20261206_202000_ask_photos from './20261206_202000_ask_photos';
import * as migration_20261206_300000_gate_offline from './20261206_300000_gate_offline';
import * as migration_20261206_301000_looks_at_visits from './20261206_301000_looks_at_visits';
import * as migration_20261207_100000_events from './20261207_100000_events';

export const migrations = [
  {
    up: migration_20261120_210000_initial.up,
    down: migration_20261120_210000_initial.down,
    name: '20261120_210000_initial',
  },
  {
    up: migration_20261120_220000_guards.up,
    down: migration_20261120_220000_guards.down,
    name: '20261120_220000_guards',
  },
  {
    up: migration_20261124_120000_walls.up,
    down: migration_20261124_120000_walls.down,
    name: '20261124_120000_walls',
  },
  {
    up: migration_20261124_130000_audit_chain.up,
    down: migration_20261124_130000_audit_chain.down,
    name: '20261124_130000_audit_chain',
  },
  {
    up: migration_20261124_130000_rate_limits.up,
    down: migration_20261124_130000_rate_limits.down,
    name: '20261124_130000_rate_limits',
  },
  {
    up: migration_20261124_194100_sessions.up,
    down: migration_20261124_194100_sessions.down,
    name: '20261124_194100_sessions',
  },
  {
    up: migration_20261124_194141_own_lock.up,
    down: migration_20261124_194141_own_lock.down,
    name: '20261124_194141_own_lock',
  },
  {
    up: migration_20261124_195000_sms_sent.up,
    down: migration_20261124_195000_sms_sent.down,
    name: '20261124_195000_sms_sent',
  },
  {
    up: migration_20261124_200000_roster.up,
    down: migration_20261124_200000_roster.down,
    name: '20261124_200000_roster',
  },
  {
    up: migration_20261124_200500_proved_addresses.up,
    down: migration_20261124_200500_proved_addresses.down,
    name: '20261124_200500_proved_addresses',
  },
  {
    up: migration_20261124_201500_leaving.up,
    down: migration_20261124_201500_leaving.down,
    name: '20261124_201500_leaving',
  },
  {
    up: migration_20261124_201500_password_history.up,
    down: migration_20261124_201500_password_history.down,
    name: '20261124_201500_password_history',
  },
  {
    up: migration_20261124_202000_living.up,
    down: migration_20261124_202000_living.down,
    name: '20261124_202000_living',
  },
  {
    up: migration_20261124_202500_ways_in.up,
    down: migration_20261124_202500_ways_in.down,
    name: '20261124_202500_ways_in',
  },
  {
    up: migration_20261124_203000_unlock_links.up,
    down: migration_20261124_203000_unlock_links.down,
    name: '20261124_203000_unlock_links',
  },
  {
    up: migration_20261124_205400_second_step.up,
    down: migration_20261124_205400_second_step.down,
    name: '20261124_205400_second_step',
  },
  {
    up: migration_20261124_205500_staff_second_step.up,
    down: migration_20261124_205500_staff_second_step.down,
    name: '20261124_205500_staff_second_step',
  },
  {
    up: migration_20261124_230000_notices.up,
    down: migration_20261124_230000_notices.down,
    name: '20261124_230000_notices',
  },
  {
    up: migration_20261124_230500_notice_tables.up,
    down: migration_20261124_230500_notice_tables.down,
    name: '20261124_230500_notice_tables',
  },
  {
    up: migration_20261124_231500_merging.up,
    down: migration_20261124_231500_merging.down,
    name: '20261124_231500_merging',
  },
  {
    up: migration_20261124_232000_asked_in.up,
    down: migration_20261124_232000_asked_in.down,
    name: '20261124_232000_asked_in',
  },
  {
    up: migration_20261125_022500_channels.up,
    down: migration_20261125_022500_channels.down,
    name: '20261125_022500_channels',
  },
  {
    up: migration_20261125_023000_push_devices.up,
    down: migration_20261125_023000_push_devices.down,
    name: '20261125_023000_push_devices',
  },
  {
    up: migration_20261125_024000_messaging.up,
    down: migration_20261125_024000_messaging.down,
    name: '20261125_024000_messaging',
  },
  {
    up: migration_20261125_024100_conversations.up,
    down: migration_20261125_024100_conversations.down,
    name: '20261125_024100_conversations',
  },
  {
    up: migration_20261129_141500_files.up,
    down: migration_20261129_141500_files.down,
    name: '20261129_141500_files',
  },
  {
    up: migration_20261129_141600_attachments.up,
    down: migration_20261129_141600_attachments.down,
    name: '20261129_141600_attachments',
  },
  {
    up: migration_20261129_142000_saved_replies.up,
    down: migration_20261129_142000_saved_replies.down,
    name: '20261129_142000_saved_replies',
  },
  {
    up: migration_20261129_143000_waiting_deliveries.up,
    down: migration_20261129_143000_waiting_deliveries.down,
    name: '20261129_143000_waiting_deliveries',
  },
  {
    up: migration_20261129_190000_reports.up,
    down: migration_20261129_190000_reports.down,
    name: '20261129_190000_reports',
  },
  {
    up: migration_20261129_191000_blocks.up,
    down: migration_20261129_191000_blocks.down,
    name: '20261129_191000_blocks',
  },
  {
    up: migration_20261129_200000_account_version.up,
    down: migration_20261129_200000_account_version.down,
    name: '20261129_200000_account_version',
  },
  {
    up: migration_20261129_201000_fewer_delivery_indexes.up,
    down: migration_20261129_201000_fewer_delivery_indexes.down,
    name: '20261129_201000_fewer_delivery_indexes',
  },
  {
    up: migration_20261129_201000_front_desk.up,
    down: migration_20261129_201000_front_desk.down,
    name: '20261129_201000_front_desk',
  },
  {
    up: migration_20261129_201100_front_desk_tables.up,
    down: migration_20261129_201100_front_desk_tables.down,
    name: '20261129_201100_front_desk_tables',
  },
  {
    up: migration_20261129_202000_confidential.up,
    down: migration_20261129_202000_confidential.down,
    name: '20261129_202000_confidential',
  },
  {
    up: migration_20261129_203000_moved_out.up,
    down: migration_20261129_203000_moved_out.down,
    name: '20261129_203000_moved_out',
  },
  {
    up: migration_20261130_000000_handovers.up,
    down: migration_20261130_000000_handovers.down,
    name: '20261130_000000_handovers',
  },
  {
    up: migration_20261130_001000_pickup_codes.up,
    down: migration_20261130_001000_pickup_codes.down,
    name: '20261130_001000_pickup_codes',
  },
  {
    up: migration_20261130_002000_closings.up,
    down: migration_20261130_002000_closings.down,
    name: '20261130_002000_closings',
  },
  {
    up: migration_20261130_120000_parcel_rules.up,
    down: migration_20261130_120000_parcel_rules.down,
    name: '20261130_120000_parcel_rules',
  },
  {
    up: migration_20261130_200000_standing.up,
    down: migration_20261130_200000_standing.down,
    name: '20261130_200000_standing',
  },
  {
    up: migration_20261130_201000_proxies.up,
    down: migration_20261130_201000_proxies.down,
    name: '20261130_201000_proxies',
  },
  {
    up: migration_20261201_300000_shelf_audits.up,
    down: migration_20261201_300000_shelf_audits.down,
    name: '20261201_300000_shelf_audits',
  },
  {
    up: migration_20261201_301000_shift_handovers.up,
    down: migration_20261201_301000_shift_handovers.down,
    name: '20261201_301000_shift_handovers',
  },
  {
    up: migration_20261201_400000_disowned_parcels.up,
    down: migration_20261201_400000_disowned_parcels.down,
    name: '20261201_400000_disowned_parcels',
  },
  {
    up: migration_20261201_401000_parcel_history.up,
    down: migration_20261201_401000_parcel_history.down,
    name: '20261201_401000_parcel_history',
  },
  {
    up: migration_20261201_500000_signature_checked.up,
    down: migration_20261201_500000_signature_checked.down,
    name: '20261201_500000_signature_checked',
  },
  {
    up: migration_20261201_600000_parcel_words.up,
    down: migration_20261201_600000_parcel_words.down,
    name: '20261201_600000_parcel_words',
  },
  {
    up: migration_20261202_100000_desk_devices.up,
    down: migration_20261202_100000_desk_devices.down,
    name: '20261202_100000_desk_devices',
  },
  {
    up: migration_20261202_101000_offline_entries.up,
    down: migration_20261202_101000_offline_entries.down,
    name: '20261202_101000_offline_entries',
  },
  {
    up: migration_20261202_200000_shift_signatures_end.up,
    down: migration_20261202_200000_shift_signatures_end.down,
    name: '20261202_200000_shift_signatures_end',
  },
  {
    up: migration_20261202_201000_parcel_texts.up,
    down: migration_20261202_201000_parcel_texts.down,
    name: '20261202_201000_parcel_texts',
  },
  {
    up: migration_20261203_100000_announcements.up,
    down: migration_20261203_100000_announcements.down,
    name: '20261203_100000_announcements',
  },
  {
    up: migration_20261203_100100_announcement_tables.up,
    down: migration_20261203_100100_announcement_tables.down,
    name: '20261203_100100_announcement_tables',
  },
  {
    up: migration_20261203_200000_plain_words.up,
    down: migration_20261203_200000_plain_words.down,
    name: '20261203_200000_plain_words',
  },
  {
    up: migration_20261203_300000_forwarded.up,
    down: migration_20261203_300000_forwarded.down,
    name: '20261203_300000_forwarded',
  },
  {
    up: migration_20261204_100000_rules.up,
    down: migration_20261204_100000_rules.down,
    name: '20261204_100000_rules',
  },
  {
    up: migration_20261204_100100_rules_in_force.up,
    down: migration_20261204_100100_rules_in_force.down,
    name: '20261204_100100_rules_in_force',
  },
  {
    up: migration_20261204_200000_documents.up,
    down: migration_20261204_200000_documents.down,
    name: '20261204_200000_documents',
  },
  {
    up: migration_20261204_200100_document_tables.up,
    down: migration_20261204_200100_document_tables.down,
    name: '20261204_200100_document_tables',
  },
  {
    up: migration_20261204_210000_articles.up,
    down: migration_20261204_210000_articles.down,
    name: '20261204_210000_articles',
  },
  {
    up: migration_20261204_300000_lobby_screens.up,
    down: migration_20261204_300000_lobby_screens.down,
    name: '20261204_300000_lobby_screens',
  },
  {
    up: migration_20261204_400000_what_requests_ask.up,
    down: migration_20261204_400000_what_requests_ask.down,
    name: '20261204_400000_what_requests_ask',
  },
  {
    up: migration_20261204_401000_resembling.up,
    down: migration_20261204_401000_resembling.down,
    name: '20261204_401000_resembling',
  },
  {
    up: migration_20261205_100000_recurring_news.up,
    down: migration_20261205_100000_recurring_news.down,
    name: '20261205_100000_recurring_news',
  },
  {
    up: migration_20261205_110000_mentions.up,
    down: migration_20261205_110000_mentions.down,
    name: '20261205_110000_mentions',
  },
  {
    up: migration_20261205_200000_article_pictures.up,
    down: migration_20261205_200000_article_pictures.down,
    name: '20261205_200000_article_pictures',
  },
  {
    up: migration_20261205_300000_words_of_a_community.up,
    down: migration_20261205_300000_words_of_a_community.down,
    name: '20261205_300000_words_of_a_community',
  },
  {
    up: migration_20261205_400000_visitors.up,
    down: migration_20261205_400000_visitors.down,
    name: '20261205_400000_visitors',
  },
  {
    up: migration_20261205_400100_passes.up,
    down: migration_20261205_400100_passes.down,
    name: '20261205_400100_passes',
  },
  {
    up: migration_20261205_400200_visits_over.up,
    down: migration_20261205_400200_visits_over.down,
    name: '20261205_400200_visits_over',
  },
  {
    up: migration_20261206_200000_gate_rules.up,
    down: migration_20261206_200000_gate_rules.down,
    name: '20261206_200000_gate_rules',
  },
  {
    up: migration_20261206_201000_gate_asks.up,
    down: migration_20261206_201000_gate_asks.down,
    name: '20261206_201000_gate_asks',
  },
  {
    up: migration_20261206_202000_ask_photos.up,
    down: migration_20261206_202000_ask_photos.down,
    name: '20261206_202000_ask_photos',
  },
  {
    up: migration_20261206_300000_gate_offline.up,
    down: migration_20261206_300000_gate_offline.down,
    name: '20261206_300000_gate_offline',
  },
  {
    up: migration_20261206_301000_looks_at_visits.up,
    down: migration_20261206_301000_looks_at_visits.down,
    name: '20261206_301000_looks_at_visits',
  },
  {
    up: migration_20261207_100000_events.up,
    down: migration_20261207_100000_events.down,
    name: '20261207_100000_events'
  },
];
