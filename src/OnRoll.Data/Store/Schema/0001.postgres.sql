-- The register on PostgreSQL. Beside it stands 0001.sqlite.sql: the same tables, column for column.
-- Days are day numbers (0 is 0001-01-01, as DateOnly counts); moments are microseconds since 1970 in UTC.
-- A record's number holds the authority that keeps it; "authority" beside it is that part again, as key and wall.

create table register (key text not null primary key, value text not null);

create table account (
  name text not null primary key, role text not null, authority smallint not null, school text not null,
  made bigint not null, ended bigint);

create table source (id integer not null primary key, authority smallint not null, name text not null, unique (authority, name));

-- The next numbers to give out, for each authority that keeps records.
create table counter (
  authority smallint not null primary key, record bigint not null, assertion bigint not null, change bigint not null,
  decision bigint not null);

-- Records as they came: whose id at which source. Never changed; source_id goes when the law requires deletion.
create table record (
  authority smallint not null, id bigint not null, source integer not null, source_id text, change bigint not null, seal bytea not null,
  primary key (authority, id));
create unique index record_source on record (source, source_id);

-- Assertions: only ever added. Content and salt go when the law requires deletion; then seal holds the hash.
create table assertion (
  authority smallint not null, record bigint not null, id bigint not null, change bigint not null, known bigint not null,
  flags smallint not null, fact smallint, first integer, until integer, area smallint, place text, kind text, hours text, detail text,
  seal bytea not null,
  primary key (authority, record, id)) partition by list (authority);

-- Decisions about who is who: only ever added. "authority" is the chain they stand in.
create table decision (
  authority smallint not null, id bigint not null, at bigint not null, verdict smallint not null, left_record bigint not null,
  right_record bigint not null, assertion bigint not null, account text not null, why text not null, change bigint not null,
  primary key (authority, id));
create index decision_left on decision (left_record);
create index decision_right on decision (right_record);

-- The audit: one chain for each authority, and one (0) for the register as a whole.
create table audit (
  authority smallint not null, n bigint not null, at bigint not null, account text not null, role text not null, action text not null,
  subject text not null, purpose text not null, outcome smallint not null, selection text not null, count bigint not null,
  change bigint not null, records bigint not null, decisions bigint not null, assertions bigint not null, digest bytea,
  hash bytea not null,
  primary key (authority, n)) partition by list (authority);
create index audit_subject on audit (authority, subject);

create table chain (authority smallint not null primary key, n bigint not null, at bigint not null, hash bytea not null);

create table anchor (n bigint not null primary key, at bigint not null, heads bytea not null, hash bytea not null);

-- Which authority a case was handed over to, and accepted by. None: the keeper of the child's first record.
create table ownership (
  authority smallint not null, record bigint not null, at bigint not null, owner smallint not null, account text not null,
  primary key (authority, record, at));

-- Who is tied to which child: on the caseload (1), sent to (2), named for the protected address (4).
create table tie (
  authority smallint not null, record bigint not null, account text not null, kind smallint not null, at bigint not null,
  ended bigint, primary key (authority, record, account, kind, at));

-- Access outside the usual rules.
create table glass (
  authority smallint not null, record bigint not null, account text not null, at bigint not null, until bigint not null,
  reason text not null, reviewed bigint, reviewer text, review text,
  primary key (authority, record, account, at));

create table file (
  authority smallint not null, id bigint not null, at bigint not null, kind text not null, source text not null, hash bytea not null,
  accepted bigint not null, unchanged bigint not null, rejected bigint not null,
  primary key (authority, id));

-- The days of which files have spoken about a record, and what a row carried besides assertions: a ground, a referrer, an officer.
create table stated (
  authority smallint not null, record bigint not null, as_of integer not null, n integer not null, also text not null,
  primary key (authority, record, as_of, n));

-- The last roll of each school, as far as the next is compared with it; and the leavers notices that came.
create table roll (
  authority smallint not null, school text not null, as_of integer not null, unread text not null, unread_without_id bigint not null,
  primary key (authority, school));
create table roll_pupil (
  authority smallint not null, school text not null, id text not null, upn text not null, enrolment smallint not null,
  first integer, last integer, born integer, primary key (authority, school, id));
create table announced (
  authority smallint not null, school text not null, id text not null, last_day integer not null,
  primary key (authority, school, id, last_day));

-- Questions that comparing rolls left open.
create table finding (
  authority smallint not null, id bigint not null, at bigint not null, school text not null, record bigint not null, question text not null,
  words text not null, answered bigint, account text, answer text, primary key (authority, id));

create table calendar (
  authority smallint not null, id bigint not null, code text not null, kind text not null, first integer not null, last integer not null,
  name text not null, ended bigint, primary key (authority, id));

create table school (urn integer not null primary key, content text not null);
create table school_link (urn integer not null, link integer not null, content text not null, primary key (urn, link, content));

-- From here on caches: derived, dropped and rebuilt by one command.
create table derived_identifier (
  key text not null, authority smallint not null, record bigint not null, primary key (key, authority, record));

create table derived_stale (authority smallint not null, record bigint not null, primary key (authority, record));

create table derived_span (
  authority smallint not null, definition text not null, n integer not null, tier smallint not null, spans integer not null,
  max_days integer not null, min_first integer not null, max_first integer not null, max_last integer not null,
  min_known_from bigint not null, max_known_to bigint not null,
  days bytea not null, ages bytea not null, known bytea not null, children bytea not null,
  primary key (authority, definition, n));

alter table derived_span alter column days set storage external;
alter table derived_span alter column ages set storage external;
alter table derived_span alter column known set storage external;
alter table derived_span alter column children set storage external;

-- The second wall. Sessions act as this role, which owns nothing; the gate names the authorities that it has ruled on.
do $$
begin
  if not exists (select from pg_roles where rolname = 'onroll_gate') then
    create role onroll_gate nologin;
  end if;
  execute format('grant onroll_gate to %I', current_user);
exception when duplicate_object or unique_violation then null; -- another register on this server made it at the same moment
end $$;

do $$
declare name text;
begin
  foreach name in array array['record', 'assertion', 'decision', 'audit', 'ownership', 'tie', 'glass', 'file',
    'stated', 'roll', 'roll_pupil', 'announced', 'finding',
    'derived_identifier', 'derived_stale', 'derived_span']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy wall on %I using ((select current_setting('onroll.authorities', true)) = '*'
      or authority = any ((select string_to_array(nullif(current_setting('onroll.authorities', true), '*'), ',')::smallint[])::smallint[]))$policy$, name);
  end loop;
end $$;

grant select, insert on all tables in schema public to onroll_gate;
grant update on counter, chain, account, tie, glass, calendar, school, roll, finding to onroll_gate;
grant delete on derived_identifier, derived_stale, derived_span, school_link, stated, roll, roll_pupil, announced, finding to onroll_gate;
grant update (source_id, seal) on record to onroll_gate;
grant update (flags, fact, first, until, area, place, kind, hours, detail, seal) on assertion to onroll_gate;
