const civilDate = (column: string): string =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')`

const units = `
CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('province', 'district', 'cluster', 'commune', 'unallocated', 'outside', 'extra')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  parent_id INTEGER REFERENCES units (id),
  ${civilDate('valid_from_on')},
  valid_to_on TEXT CHECK (valid_to_on IS NULL OR valid_to_on >= valid_from_on),
  sort_order INTEGER NOT NULL
) STRICT;
CREATE INDEX units_by_parent ON units (parent_id, sort_order);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL
) STRICT;
`

const ledger = `
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  client_id TEXT NOT NULL UNIQUE,
  request_hash TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  author TEXT NOT NULL,
  source TEXT NOT NULL,
  document TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  indicator TEXT NOT NULL,
  channel TEXT NOT NULL,
  ${civilDate('from_on')},
  ${civilDate('to_on')},
  value INTEGER CHECK (value >= 0),
  draft TEXT,
  CHECK (from_on <= to_on),
  CHECK (draft IS NULL OR value IS NULL)
) STRICT;
CREATE INDEX revisions_by_entry ON revisions (entry_id);
CREATE INDEX revisions_by_cell ON revisions (unit_id, indicator, from_on);

CREATE TABLE target_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  measure TEXT NOT NULL CHECK (measure IN ('CC', 'COL', 'ACT')),
  kind TEXT NOT NULL CHECK (kind IN ('cumulative', 'in-period')),
  count INTEGER CHECK (count >= 0),
  share_bp INTEGER CHECK (share_bp >= 0),
  denominator TEXT,
  ${civilDate('from_on')},
  ${civilDate('to_on')},
  document TEXT NOT NULL,
  CHECK (from_on <= to_on),
  CHECK (count IS NULL OR share_bp IS NULL),
  CHECK ((share_bp IS NULL) = (denominator IS NULL))
) STRICT;
CREATE INDEX target_revisions_by_entry ON target_revisions (entry_id);
CREATE INDEX target_revisions_by_unit ON target_revisions (unit_id, measure, from_on);

CREATE TABLE note_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  indicator TEXT NOT NULL,
  ${civilDate('day_on')},
  text TEXT NOT NULL
) STRICT;
CREATE INDEX note_revisions_by_entry ON note_revisions (entry_id);
CREATE INDEX note_revisions_by_day ON note_revisions (day_on, unit_id, indicator);

CREATE TABLE day_events (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  ${civilDate('day_on')},
  action TEXT NOT NULL CHECK (action IN ('close', 'reopen', 'send', 'unsend')),
  reason TEXT NOT NULL,
  reasons TEXT NOT NULL CHECK (json_valid(reasons))
) STRICT;
CREATE INDEX day_events_by_entry ON day_events (entry_id);
CREATE INDEX day_events_by_day ON day_events (day_on, id);

CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  values_hash TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  UNIQUE (form, unit_code, from_on, to_on, sequence)
) STRICT;

CREATE TABLE backups (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
`

const appendOnly = ['entries', 'revisions', 'target_revisions', 'note_revisions', 'day_events']
  .map(
    (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`,
  )
  .join('\n')

const projections = `
CREATE TABLE total_parts (
  total TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (total, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX total_parts_by_part ON total_parts (part);
INSERT INTO total_parts (total, part) VALUES
  ('CC_TOTAL', 'CC_NEW'), ('CC_TOTAL', 'CC_EXCH'), ('CC_TOTAL', 'CC_REIS'),
  ('EID_COL', 'EID1_COL'), ('EID_COL', 'EID2_COL'),
  ('EID_APP', 'EID1_APP'), ('EID_APP', 'EID2_APP'),
  ('EID_REJ', 'EID1_REJ'), ('EID_REJ', 'EID2_REJ'),
  ('EID_ACT', 'EID1_ACT'), ('EID_ACT', 'EID2_ACT');

-- What stands now: the newest revision of each cell (typed, draft) and what counts (value: typed, or Σ of reported parts).
CREATE TABLE postings (
  unit_id INTEGER NOT NULL REFERENCES units (id),
  indicator TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  channel TEXT NOT NULL,
  typed INTEGER,
  value INTEGER,
  draft TEXT,
  PRIMARY KEY (unit_id, indicator, from_on, to_on, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_of_spans ON postings (unit_id, indicator, from_on) WHERE from_on <> to_on;

-- Σ of single days by calendar month, so that a cumulative never adds up years of days.
CREATE TABLE month_sums (
  unit_id INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  month TEXT NOT NULL,
  channel TEXT NOT NULL,
  total INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (unit_id, indicator, month, channel)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revisions_project AFTER INSERT ON revisions BEGIN
  INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
  VALUES (
    new.unit_id, new.indicator, new.from_on, new.to_on, new.channel, new.value, new.draft,
    coalesce(new.value, (
      SELECT sum(p.typed) FROM total_parts t
      JOIN postings p ON p.unit_id = new.unit_id AND p.indicator = t.part AND p.from_on = new.from_on
        AND p.to_on = new.to_on AND p.channel = new.channel
      WHERE t.total = new.indicator)))
  ON CONFLICT DO UPDATE SET typed = excluded.typed, draft = excluded.draft, value = excluded.value;

  INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
  SELECT new.unit_id, t.total, new.from_on, new.to_on, new.channel, NULL, NULL, (
      SELECT sum(p.typed) FROM total_parts s
      JOIN postings p ON p.unit_id = new.unit_id AND p.indicator = s.part AND p.from_on = new.from_on
        AND p.to_on = new.to_on AND p.channel = new.channel
      WHERE s.total = t.total)
  FROM total_parts t WHERE t.part = new.indicator
  ON CONFLICT DO UPDATE SET value = coalesce(postings.typed, excluded.value);
END;

CREATE TRIGGER postings_month_insert AFTER INSERT ON postings
WHEN new.from_on = new.to_on AND new.value IS NOT NULL AND new.channel <> 'STOCK' BEGIN
  INSERT INTO month_sums (unit_id, indicator, month, channel, total, days)
  VALUES (new.unit_id, new.indicator, substr(new.from_on, 1, 7), new.channel, new.value, 1)
  ON CONFLICT DO UPDATE SET total = month_sums.total + excluded.total, days = month_sums.days + 1;
END;

CREATE TRIGGER postings_month_update AFTER UPDATE OF value ON postings
WHEN new.from_on = new.to_on AND new.value IS NOT old.value AND new.channel <> 'STOCK' BEGIN
  INSERT INTO month_sums (unit_id, indicator, month, channel, total, days)
  VALUES (new.unit_id, new.indicator, substr(new.from_on, 1, 7), new.channel,
    coalesce(new.value, 0) - coalesce(old.value, 0), (new.value IS NOT NULL) - (old.value IS NOT NULL))
  ON CONFLICT DO UPDATE SET total = month_sums.total + excluded.total, days = month_sums.days + excluded.days;
END;
`

/** Units, settings, the append-only ledger with its hash chain, and the projections its triggers keep. */
export const initial = { slug: '0001-initial', sql: units + ledger + projections + appendOnly }
