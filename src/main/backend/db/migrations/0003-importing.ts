/** Files that colleagues sent, byte for byte, each once; what was done with them is told beside. */
const files = `
CREATE TABLE import_files (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  bytes BLOB NOT NULL
) STRICT;
`

/** Every attempt; without \`file_id\` no copy was kept, because the file holds personal data. */
const attempts = `
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
CREATE INDEX imports_by_hash ON imports (hash, id);
CREATE INDEX imports_by_state ON imports (state, id);
CREATE INDEX imports_by_entry ON imports (entry_id);
CREATE INDEX imports_by_file ON imports (file_id);
CREATE INDEX imports_by_return ON imports (returned_for);
`

/**
 * Which cell of which file each figure came from, and figures that wait for a locked day: `stood` is what counted in
 * the cell when it was asked for, `beside` what its other channel must have for the figure to hold.
 */
const figures = `
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
CREATE INDEX correction_requests_by_state ON correction_requests (state, id);
CREATE INDEX correction_requests_by_import ON correction_requests (import_id);
`

/** What was learnt: headers by their fingerprint, and spellings of unit names by sender (empty: any sender). */
const memory = `
CREATE TABLE import_mappings (
  fingerprint TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE import_aliases (
  sender TEXT NOT NULL,
  name_key TEXT NOT NULL,
  text TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (sender, name_key)
) STRICT, WITHOUT ROWID;
`

/**
 * The same projection as before, with the parts of a total looked up first: SQLite went through everything a row ever
 * had for each figure typed.
 */
const projection = `
DROP TRIGGER revisions_project;
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
`

/** Files taken in, what became of them, and what was learnt from them. */
export const importing = { slug: '0003-importing', sql: files + attempts + figures + memory + projection }
