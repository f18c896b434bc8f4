/** Σ of whole years, kept from the months: a province's cumulative reads years of months of every row otherwise. */
const yearSums = `
CREATE TABLE year_sums (
  unit_id INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  year TEXT NOT NULL,
  channel TEXT NOT NULL,
  total INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (unit_id, indicator, year, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO year_sums (unit_id, indicator, year, channel, total, days)
SELECT unit_id, indicator, substr(month, 1, 4), channel, sum(total), sum(days) FROM month_sums
GROUP BY unit_id, indicator, substr(month, 1, 4), channel;

CREATE TRIGGER month_sums_year_insert AFTER INSERT ON month_sums BEGIN
  INSERT INTO year_sums (unit_id, indicator, year, channel, total, days)
  VALUES (new.unit_id, new.indicator, substr(new.month, 1, 4), new.channel, new.total, new.days)
  ON CONFLICT DO UPDATE SET total = year_sums.total + excluded.total, days = year_sums.days + excluded.days;
END;

CREATE TRIGGER month_sums_year_update AFTER UPDATE OF total, days ON month_sums BEGIN
  UPDATE year_sums SET total = total + new.total - old.total, days = days + new.days - old.days
  WHERE unit_id = new.unit_id AND indicator = new.indicator AND year = substr(new.month, 1, 4) AND channel = new.channel;
END;
`

/** Levels are few among the figures and asked for of every row. */
const levelIndex = `
CREATE INDEX postings_of_levels ON postings (unit_id, indicator, from_on, typed) WHERE channel = 'STOCK';
`

/** What units send to the province: every file as it came, taken or refused, never changed or taken away. */
const submissions = `
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
CREATE INDEX submissions_by_sheet ON submissions (form, unit_code, from_on, to_on) WHERE state = 'accepted';
CREATE INDEX submissions_by_day ON submissions (from_on, to_on, state);
CREATE INDEX submissions_by_entry ON submissions (entry_id);
CREATE INDEX submissions_by_hash ON submissions (file_hash);
CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`

export const province = { slug: '0005-province', sql: submissions + yearSums + levelIndex }
