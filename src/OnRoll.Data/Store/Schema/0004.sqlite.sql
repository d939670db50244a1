-- Casework and sign-in on SQLite. Beside it stands 0004.postgres.sql: the same tables, column for column.

-- A child is found by name and date of birth through the births alone.
create index assertion_born on assertion (authority, first) where fact = 0;

-- How an account proves who it is. Secrets are hashed, or sealed by the program's own keys.
create table credential (
  account text not null primary key, hash text not null, stamp text not null, failed integer not null, locked_until integer,
  totp text, recovery text not null, must_change integer not null) strict;
create table passkey (id blob not null primary key, account text not null, content text not null) strict;
create table login (provider text not null, subject text not null, account text not null, primary key (provider, subject)) strict;

-- What a program shows instead of a person's secrets. Only its hash is kept.
create table api_token (
  hash blob not null primary key, account text not null, name text not null, made integer not null, ended integer) strict;

-- The keys by which cookies are sealed, shared by all processes of one register.
create table protection_key (id text not null primary key, content text not null) strict;

-- What somebody has typed and not yet sent, sealed: theirs alone.
create table draft (
  account text not null, form text not null, at integer not null, content text not null, primary key (account, form)) strict, without rowid;

-- An answer given to a program that may ask again: the same key, the same answer.
create table idempotency (
  account text not null, key text not null, at integer not null, request blob not null, status integer not null, answer text not null,
  primary key (account, key)) strict, without rowid;

-- The named contact of each authority, and who covers.
create table contact_post (
  authority integer not null, at integer not null, account text not null, cover text not null, phone text not null, email text not null, by text not null,
  primary key (authority, at)) strict, without rowid;

-- Documents of cases; what each is stands in the ledger, with the hash of its content.
create table attachment (
  authority integer not null, record integer not null, key text not null, content blob not null, primary key (authority, record, key)) strict;

-- A cache: where each case stands, one row for each child with a case log, under the authority that owns it.
create table derived_case (
  authority integer not null, record integer not null, state integer not null, since integer not null, opened integer, episodes integer not null,
  worker text not null, waiting integer, due integer, due_id text not null, others_due integer, rank integer not null, hold integer not null,
  proposed_by text not null, offered_to integer not null, known integer not null,
  primary key (record)) strict, without rowid;
-- Lists and counts of open cases look at these alone, however many closed ones there come to be. 14 is closed.
create index derived_case_open on derived_case (authority, coalesce(due, 9999999), record) where ((state <> 0 and state <> 14) or waiting is not null);
create index derived_case_worker on derived_case (authority, worker, coalesce(due, 9999999), record) where ((state <> 0 and state <> 14) or waiting is not null);
create index derived_case_closed on derived_case (authority, coalesce(due, 9999999), record) where state = 14;
create index derived_case_offered on derived_case (offered_to) where offered_to <> 0;
create index derived_case_known on derived_case (authority, known, record);
create index account_authority on account (authority);
