const appendOnly = (table: string): string => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`

/** Records that are told whole each time they change: mobile sessions, campaigns, online services; NULL is withdrawn. */
const records = `
CREATE TABLE record_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT CHECK (value IS NULL OR json_valid(value))
) STRICT;
CREATE INDEX record_revisions_by_entry ON record_revisions (entry_id);
CREATE INDEX record_revisions_by_key ON record_revisions (kind, key, id);
${appendOnly('record_revisions')}
`

/** Figures beside the unit's own totals, which never add to them: of a campaign, of online services, of the national system. */
const sideFigures = `
CREATE TABLE side_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  book TEXT NOT NULL CHECK (book IN ('campaign', 'service', 'national')),
  subject TEXT NOT NULL,
  line TEXT NOT NULL,
  measure TEXT NOT NULL,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  value INTEGER CHECK (value >= 0),
  CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX side_revisions_by_entry ON side_revisions (entry_id);
CREATE INDEX side_revisions_by_cell ON side_revisions (book, subject, line, measure, from_on, to_on, id);
${appendOnly('side_revisions')}
`

/** A target may be of any indicator, so the measure is any code. */
const targets = `
DROP TRIGGER target_revisions_no_update;
DROP TRIGGER target_revisions_no_delete;
DROP INDEX target_revisions_by_entry;
DROP INDEX target_revisions_by_unit;
ALTER TABLE target_revisions RENAME TO target_revisions_before;
CREATE TABLE target_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  measure TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 40),
  kind TEXT NOT NULL CHECK (kind IN ('cumulative', 'in-period')),
  count INTEGER CHECK (count >= 0),
  share_bp INTEGER CHECK (share_bp >= 0),
  denominator TEXT,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  document TEXT NOT NULL,
  CHECK (from_on <= to_on),
  CHECK (count IS NULL OR share_bp IS NULL),
  CHECK ((share_bp IS NULL) = (denominator IS NULL))
) STRICT;
INSERT INTO target_revisions (id, entry_id, unit_id, measure, kind, count, share_bp, denominator, from_on, to_on, document)
  SELECT id, entry_id, unit_id, measure, kind, count, share_bp, denominator, from_on, to_on, document
  FROM target_revisions_before ORDER BY id;
DROP TABLE target_revisions_before;
CREATE INDEX target_revisions_by_entry ON target_revisions (entry_id);
CREATE INDEX target_revisions_by_unit ON target_revisions (unit_id, measure, from_on);
${appendOnly('target_revisions')}
`

/** Sessions, campaigns and services as records, figures beside the totals, and targets of any indicator. */
export const recordsAndTargets = { slug: '0004-records', sql: records + sideFigures + targets }
