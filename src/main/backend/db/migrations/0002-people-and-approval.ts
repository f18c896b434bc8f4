const appendOnly = (table: string): string => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`

/** A day may also be approved, unlocked, locked again, received; `details` is what `reasons` was, for every action. */
const dayEvents = `
DROP TRIGGER day_events_no_update;
DROP TRIGGER day_events_no_delete;
DROP INDEX day_events_by_entry;
DROP INDEX day_events_by_day;
ALTER TABLE day_events RENAME TO day_events_before;
CREATE TABLE day_events (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  day_on TEXT NOT NULL CHECK (day_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  action TEXT NOT NULL CHECK (action IN
    ('close', 'reopen', 'approve', 'unlock', 'relock', 'send', 'unsend', 'receive', 'unreceive')),
  reason TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
INSERT INTO day_events (id, entry_id, day_on, action, reason, details)
  SELECT id, entry_id, day_on, action, reason, reasons FROM day_events_before;
DROP TABLE day_events_before;
CREATE INDEX day_events_by_entry ON day_events (entry_id);
CREATE INDEX day_events_by_day ON day_events (day_on, id);
CREATE INDEX day_events_by_action ON day_events (action, id);
`

const people = `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  password TEXT NOT NULL,
  recovery TEXT,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  failed_count INTEGER NOT NULL DEFAULT 0,
  failed_at TEXT,
  last_sign_in_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
`

/** What else an entry may bring in: happenings, settings and units as they became. */
const history = `
CREATE TABLE audit_events (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE INDEX audit_events_by_entry ON audit_events (entry_id);
CREATE INDEX audit_events_by_kind ON audit_events (kind, subject);

CREATE TABLE setting_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE INDEX setting_revisions_by_entry ON setting_revisions (entry_id);
CREATE INDEX setting_revisions_by_key ON setting_revisions (key, entry_id);

CREATE TABLE unit_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  parent_code TEXT,
  valid_from_on TEXT NOT NULL,
  valid_to_on TEXT,
  sort_order INTEGER NOT NULL,
  is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1))
) STRICT;
CREATE INDEX unit_revisions_by_entry ON unit_revisions (entry_id);
CREATE INDEX unit_revisions_by_code ON unit_revisions (code, entry_id);
`

/** What is needed to draw an exported sheet again; blank for exports made before this was kept. */
const files = `
ALTER TABLE exports ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE exports ADD COLUMN form_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE exports ADD COLUMN request TEXT CHECK (request IS NULL OR json_valid(request));
ALTER TABLE exports ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE exports ADD COLUMN head TEXT NOT NULL DEFAULT '';
ALTER TABLE exports ADD COLUMN check_code TEXT NOT NULL DEFAULT '';
CREATE INDEX exports_by_check_code ON exports (check_code);
ALTER TABLE backups ADD COLUMN kind TEXT NOT NULL DEFAULT 'manual';
`

/** People, the approval of days, and a history of everything that is printed beside the figures. */
export const peopleAndApproval = {
  slug: '0002-people-and-approval',
  sql:
    dayEvents +
    people +
    history +
    files +
    ['day_events', 'audit_events', 'setting_revisions', 'unit_revisions'].map(appendOnly).join('\n'),
}
