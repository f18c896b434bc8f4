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

CREATE TABLE audit_events (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;

CREATE TABLE backups (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL
, kind TEXT NOT NULL DEFAULT 'manual') STRICT;

CREATE TABLE correction_requests (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  unit_code TEXT NOT NULL,
  indicator TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('FIXED', 'MOBILE', 'STOCK')),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  before INTEGER CHECK (before >= 0),
  value INTEGER CHECK (value >= 0),
  stood INTEGER CHECK (stood >= 0),
  beside INTEGER CHECK (beside >= 0),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'dropped')),
  requested_at TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  resolved_at TEXT,
  resolved_by TEXT,
  entry_id INTEGER REFERENCES entries (id),
  CHECK (from_on <= to_on)
) STRICT;

CREATE TABLE day_events (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  day_on TEXT NOT NULL CHECK (day_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  action TEXT NOT NULL CHECK (action IN
    ('close', 'reopen', 'approve', 'unlock', 'relock', 'send', 'unsend', 'receive', 'unreceive')),
  reason TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;

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

CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  values_hash TEXT NOT NULL,
  exported_at TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', form_version INTEGER NOT NULL DEFAULT 1, request TEXT CHECK (request IS NULL OR json_valid(request)), entries INTEGER NOT NULL DEFAULT 0, head TEXT NOT NULL DEFAULT '', check_code TEXT NOT NULL DEFAULT '',
  UNIQUE (form, unit_code, from_on, to_on, sequence)
) STRICT;

CREATE TABLE import_aliases (
  sender TEXT NOT NULL,
  name_key TEXT NOT NULL,
  text TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (sender, name_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_files (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE import_mappings (
  fingerprint TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE import_sources (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  unit_code TEXT NOT NULL,
  indicator TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  channel TEXT NOT NULL,
  sheet INTEGER NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (import_id, unit_code, indicator, from_on, to_on, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  file_id INTEGER REFERENCES import_files (id),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  size INTEGER NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'paste', 'returned')),
  format TEXT,
  sender TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'committed', 'discarded')),
  refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  counts TEXT CHECK (counts IS NULL OR json_valid(counts)),
  questions INTEGER NOT NULL DEFAULT 0,
  client_id TEXT UNIQUE,
  entry_id INTEGER REFERENCES entries (id),
  changed INTEGER NOT NULL DEFAULT 0,
  requested INTEGER NOT NULL DEFAULT 0,
  committed_at TEXT,
  committed_by TEXT,
  returned_for INTEGER REFERENCES imports (id),
  CHECK ((state = 'committed') = (committed_at IS NOT NULL)),
  CHECK (state <> 'refused' OR refusal IS NOT NULL)
) STRICT;

CREATE TABLE month_sums (
  unit_id INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  month TEXT NOT NULL,
  channel TEXT NOT NULL,
  total INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (unit_id, indicator, month, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  indicator TEXT NOT NULL,
  day_on TEXT NOT NULL CHECK (day_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  text TEXT NOT NULL
) STRICT;

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

CREATE TABLE record_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT CHECK (value IS NULL OR json_valid(value))
) STRICT;

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  unit_id INTEGER NOT NULL REFERENCES units (id),
  indicator TEXT NOT NULL,
  channel TEXT NOT NULL,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  value INTEGER CHECK (value >= 0),
  draft TEXT,
  CHECK (from_on <= to_on),
  CHECK (draft IS NULL OR value IS NULL)
) STRICT;

CREATE TABLE setting_revisions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE submissions (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  file_id INTEGER REFERENCES import_files (id),
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  file_name TEXT NOT NULL,
  batch TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'refused')),
  refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
  form TEXT,
  form_version INTEGER,
  unit_code TEXT,
  from_on TEXT CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_on TEXT CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  sequence INTEGER CHECK (sequence > 0),
  values_hash TEXT,
  exported_at TEXT,
  meta TEXT CHECK (meta IS NULL OR json_valid(meta)),
  is_empty INTEGER NOT NULL CHECK (is_empty IN (0, 1)),
  remarks TEXT NOT NULL CHECK (json_valid(remarks)),
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  supersedes INTEGER REFERENCES submissions (id),
  CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CHECK (state = 'refused' OR (form IS NOT NULL AND unit_code IS NOT NULL AND from_on IS NOT NULL AND to_on IS NOT NULL
    AND sequence IS NOT NULL AND values_hash IS NOT NULL AND exported_at IS NOT NULL AND from_on <= to_on))
) STRICT;

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

CREATE TABLE total_parts (
  total TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (total, part)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('province', 'district', 'cluster', 'commune', 'unallocated', 'outside', 'extra')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  parent_id INTEGER REFERENCES units (id),
  valid_from_on TEXT NOT NULL CHECK (valid_from_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  valid_to_on TEXT CHECK (valid_to_on IS NULL OR valid_to_on >= valid_from_on),
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE year_sums (
  unit_id INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  year TEXT NOT NULL,
  channel TEXT NOT NULL,
  total INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (unit_id, indicator, year, channel)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_events_by_entry ON audit_events (entry_id);

CREATE INDEX audit_events_by_kind ON audit_events (kind, subject);

CREATE INDEX correction_requests_by_import ON correction_requests (import_id);

CREATE INDEX correction_requests_by_state ON correction_requests (state, id);

CREATE INDEX day_events_by_action ON day_events (action, id);

CREATE INDEX day_events_by_day ON day_events (day_on, id);

CREATE INDEX day_events_by_entry ON day_events (entry_id);

CREATE INDEX exports_by_check_code ON exports (check_code);

CREATE INDEX imports_by_entry ON imports (entry_id);

CREATE INDEX imports_by_file ON imports (file_id);

CREATE INDEX imports_by_hash ON imports (hash, id);

CREATE INDEX imports_by_return ON imports (returned_for);

CREATE INDEX imports_by_state ON imports (state, id);

CREATE INDEX note_revisions_by_day ON note_revisions (day_on, unit_id, indicator);

CREATE INDEX note_revisions_by_entry ON note_revisions (entry_id);

CREATE INDEX postings_of_levels ON postings (unit_id, indicator, from_on, typed) WHERE channel = 'STOCK';

CREATE INDEX postings_of_spans ON postings (unit_id, indicator, from_on) WHERE from_on <> to_on;

CREATE INDEX record_revisions_by_entry ON record_revisions (entry_id);

CREATE INDEX record_revisions_by_key ON record_revisions (kind, key, id);

CREATE INDEX revisions_by_cell ON revisions (unit_id, indicator, from_on);

CREATE INDEX revisions_by_entry ON revisions (entry_id);

CREATE INDEX setting_revisions_by_entry ON setting_revisions (entry_id);

CREATE INDEX setting_revisions_by_key ON setting_revisions (key, entry_id);

CREATE INDEX side_revisions_by_cell ON side_revisions (book, subject, line, measure, from_on, to_on, id);

CREATE INDEX side_revisions_by_entry ON side_revisions (entry_id);

CREATE INDEX submissions_by_day ON submissions (from_on, to_on, state);

CREATE INDEX submissions_by_entry ON submissions (entry_id);

CREATE INDEX submissions_by_hash ON submissions (file_hash);

CREATE INDEX submissions_by_sheet ON submissions (form, unit_code, from_on, to_on) WHERE state = 'accepted';

CREATE INDEX target_revisions_by_entry ON target_revisions (entry_id);

CREATE INDEX target_revisions_by_unit ON target_revisions (unit_id, measure, from_on);

CREATE INDEX total_parts_by_part ON total_parts (part);

CREATE INDEX unit_revisions_by_code ON unit_revisions (code, entry_id);

CREATE INDEX unit_revisions_by_entry ON unit_revisions (entry_id);

CREATE INDEX units_by_parent ON units (parent_id, sort_order);

CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER day_events_no_delete BEFORE DELETE ON day_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER day_events_no_update BEFORE UPDATE ON day_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER month_sums_year_insert AFTER INSERT ON month_sums BEGIN
  INSERT INTO year_sums (unit_id, indicator, year, channel, total, days)
  VALUES (new.unit_id, new.indicator, substr(new.month, 1, 4), new.channel, new.total, new.days)
  ON CONFLICT DO UPDATE SET total = year_sums.total + excluded.total, days = year_sums.days + excluded.days;
END;

CREATE TRIGGER month_sums_year_update AFTER UPDATE OF total, days ON month_sums BEGIN
  UPDATE year_sums SET total = total + new.total - old.total, days = days + new.days - old.days
  WHERE unit_id = new.unit_id AND indicator = new.indicator AND year = substr(new.month, 1, 4) AND channel = new.channel;
END;

CREATE TRIGGER note_revisions_no_delete BEFORE DELETE ON note_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER note_revisions_no_update BEFORE UPDATE ON note_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

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

CREATE TRIGGER record_revisions_no_delete BEFORE DELETE ON record_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER record_revisions_no_update BEFORE UPDATE ON record_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER revisions_project AFTER INSERT ON revisions BEGIN
  INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
  VALUES (
    new.unit_id, new.indicator, new.from_on, new.to_on, new.channel, new.value, new.draft,
    coalesce(new.value, (
      SELECT sum(p.typed) FROM total_parts t
      CROSS JOIN postings p ON p.unit_id = new.unit_id AND p.indicator = t.part AND p.from_on = new.from_on
        AND p.to_on = new.to_on AND p.channel = new.channel
      WHERE t.total = new.indicator)))
  ON CONFLICT DO UPDATE SET typed = excluded.typed, draft = excluded.draft, value = excluded.value;

  INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
  SELECT new.unit_id, t.total, new.from_on, new.to_on, new.channel, NULL, NULL, (
      SELECT sum(p.typed) FROM total_parts s
      CROSS JOIN postings p ON p.unit_id = new.unit_id AND p.indicator = s.part AND p.from_on = new.from_on
        AND p.to_on = new.to_on AND p.channel = new.channel
      WHERE s.total = t.total)
  FROM total_parts t WHERE t.part = new.indicator
  ON CONFLICT DO UPDATE SET value = coalesce(postings.typed, excluded.value);
END;

CREATE TRIGGER setting_revisions_no_delete BEFORE DELETE ON setting_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER setting_revisions_no_update BEFORE UPDATE ON setting_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER side_revisions_no_delete BEFORE DELETE ON side_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER side_revisions_no_update BEFORE UPDATE ON side_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER target_revisions_no_delete BEFORE DELETE ON target_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER target_revisions_no_update BEFORE UPDATE ON target_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER unit_revisions_no_delete BEFORE DELETE ON unit_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER unit_revisions_no_update BEFORE UPDATE ON unit_revisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
