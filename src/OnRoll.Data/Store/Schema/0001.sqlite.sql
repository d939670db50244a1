-- The register on SQLite. Beside it stands 0001.postgres.sql: the same tables, column for column.
-- Days are day numbers (0 is 0001-01-01, as DateOnly counts); moments are microseconds since 1970 in UTC.
-- A record's number holds the authority that keeps it; "authority" beside it is that part again, as key and wall.

create table register (key text not null primary key, value text not null) strict;

create table account (
  name text not null primary key, role text not null, authority integer not null, school text not null,
  made integer not null, ended integer) strict;

create table source (id integer not null primary key, authority integer not null, name text not null, unique (authority, name)) strict;

-- The next numbers to give out, for each authority that keeps records.
create table counter (
  authority integer not null primary key, record integer not null, assertion integer not null, change integer not null,
  decision integer not null) strict;

-- Records as they came: whose id at which source. Never changed; source_id goes when the law requires deletion.
create table record (
  authority integer not null, id integer not null, source integer not null, source_id text, change integer not null, seal blob not null,
  primary key (authority, id)) strict, without rowid;
create unique index record_source on record (source, source_id);

-- Assertions: only ever added. Content and salt go when the law requires deletion; then seal holds the hash.
create table assertion (
  authority integer not null, record integer not null, id integer not null, change integer not null, known integer not null,
  flags integer not null, fact integer, first integer, until integer, area integer, place text, kind text, hours text, detail text,
  seal blob not null,
  primary key (authority, record, id)) strict, without rowid;

-- Decisions about who is who: only ever added. "authority" is the chain they stand in.
create table decision (
  authority integer not null, id integer not null, at integer not null, verdict integer not null, left_record integer not null,
  right_record integer not null, assertion integer not null, account text not null, why text not null, change integer not null,
  primary key (authority, id)) strict, without rowid;
create index decision_left on decision (left_record);
create index decision_right on decision (right_record);

-- The audit: one chain for each authority, and one (0) for the register as a whole.
create table audit (
  authority integer not null, n integer not null, at integer not null, account text not null, role text not null, action text not null,
  subject text not null, purpose text not null, outcome integer not null, selection text not null, count integer not null,
  change integer not null, records integer not null, decisions integer not null, assertions integer not null, digest blob,
  hash blob not null,
  primary key (authority, n)) strict, without rowid;
create index audit_subject on audit (authority, subject);

create table chain (authority integer not null primary key, n integer not null, at integer not null, hash blob not null) strict;

create table anchor (n integer not null primary key, at integer not null, heads blob not null, hash blob not null) strict;

-- Which authority a case was handed over to, and accepted by. None: the keeper of the child's first record.
create table ownership (
  authority integer not null, record integer not null, at integer not null, owner integer not null, account text not null,
  primary key (authority, record, at)) strict, without rowid;

-- Who is tied to which child: on the caseload (1), sent to (2), named for the protected address (4).
create table tie (
  authority integer not null, record integer not null, account text not null, kind integer not null, at integer not null,
  ended integer, primary key (authority, record, account, kind, at)) strict, without rowid;

-- Access outside the usual rules.
create table glass (
  authority integer not null, record integer not null, account text not null, at integer not null, until integer not null,
  reason text not null, reviewed integer, reviewer text, review text,
  primary key (authority, record, account, at)) strict, without rowid;

create table file (
  authority integer not null, id integer not null, at integer not null, kind text not null, source text not null, hash blob not null,
  accepted integer not null, unchanged integer not null, rejected integer not null,
  primary key (authority, id)) strict, without rowid;

-- The days of which files have spoken about a record, and what a row carried besides assertions: a ground, a referrer, an officer.
create table stated (
  authority integer not null, record integer not null, as_of integer not null, n integer not null, also text not null,
  primary key (authority, record, as_of, n)) strict, without rowid;

-- The last roll of each school, as far as the next is compared with it; and the leavers notices that came.
create table roll (
  authority integer not null, school text not null, as_of integer not null, unread text not null, unread_without_id integer not null,
  primary key (authority, school)) strict, without rowid;
create table roll_pupil (
  authority integer not null, school text not null, id text not null, upn text not null, enrolment integer not null,
  first integer, last integer, born integer, primary key (authority, school, id)) strict, without rowid;
create table announced (
  authority integer not null, school text not null, id text not null, last_day integer not null,
  primary key (authority, school, id, last_day)) strict, without rowid;

-- Questions that comparing rolls left open.
create table finding (
  authority integer not null, id integer not null, at integer not null, school text not null, record integer not null, question text not null,
  words text not null, answered integer, account text, answer text, primary key (authority, id)) strict, without rowid;

create table calendar (
  authority integer not null, id integer not null, code text not null, kind text not null, first integer not null, last integer not null,
  name text not null, ended integer, primary key (authority, id)) strict, without rowid;

create table school (urn integer not null primary key, content text not null) strict;
create table school_link (urn integer not null, link integer not null, content text not null, primary key (urn, link, content)) strict, without rowid;

-- From here on caches: derived, dropped and rebuilt by one command.
create table derived_identifier (
  key text not null, authority integer not null, record integer not null, primary key (key, authority, record)) strict, without rowid;

create table derived_stale (authority integer not null, record integer not null, primary key (authority, record)) strict, without rowid;

create table derived_span (
  authority integer not null, definition text not null, n integer not null, tier integer not null, spans integer not null,
  max_days integer not null, min_first integer not null, max_first integer not null, max_last integer not null,
  min_known_from integer not null, max_known_to integer not null,
  days blob not null, ages blob not null, known blob not null, children blob not null,
  primary key (authority, definition, n)) strict;
