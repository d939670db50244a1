-- Casework and sign-in on PostgreSQL. Beside it stands 0004.sqlite.sql: the same tables, column for column.

-- A child is found by name and date of birth through the births alone.
create index assertion_born on assertion (authority, first) where fact = 0;

-- How an account proves who it is. Secrets are hashed, or sealed by the program's own keys.
create table credential (
  account text not null primary key, hash text not null, stamp text not null, failed integer not null, locked_until bigint,
  totp text, recovery text not null, must_change smallint not null);
create table passkey (id bytea not null primary key, account text not null, content text not null);
create table login (provider text not null, subject text not null, account text not null, primary key (provider, subject));

-- What a program shows instead of a person's secrets. Only its hash is kept.
create table api_token (
  hash bytea not null primary key, account text not null, name text not null, made bigint not null, ended bigint);

-- The keys by which cookies are sealed, shared by all processes of one register.
create table protection_key (id text not null primary key, content text not null);

-- What somebody has typed and not yet sent, sealed: theirs alone.
create table draft (
  account text not null, form text not null, at bigint not null, content text not null, primary key (account, form));

-- An answer given to a program that may ask again: the same key, the same answer.
create table idempotency (
  account text not null, key text not null, at bigint not null, request bytea not null, status integer not null, answer text not null,
  primary key (account, key));

-- The named contact of each authority, and who covers.
create table contact_post (
  authority smallint not null, at bigint not null, account text not null, cover text not null, phone text not null, email text not null, by text not null,
  primary key (authority, at));

-- Documents of cases; what each is stands in the ledger, with the hash of its content.
create table attachment (
  authority smallint not null, record bigint not null, key text not null, content bytea not null, primary key (authority, record, key));

-- A cache: where each case stands, one row for each child with a case log, under the authority that owns it.
create table derived_case (
  authority smallint not null, record bigint not null, state smallint not null, since integer not null, opened integer, episodes integer not null,
  worker text not null, waiting integer, due integer, due_id text not null, others_due integer, rank smallint not null, hold smallint not null,
  proposed_by text not null, offered_to smallint not null, known bigint not null,
  primary key (record));
-- Lists and counts of open cases look at these alone, however many closed ones there come to be. 14 is closed.
create index derived_case_open on derived_case (authority, coalesce(due, 9999999), record) where ((state <> 0 and state <> 14) or waiting is not null);
create index derived_case_worker on derived_case (authority, worker, coalesce(due, 9999999), record) where ((state <> 0 and state <> 14) or waiting is not null);
create index derived_case_closed on derived_case (authority, coalesce(due, 9999999), record) where state = 14;
create index derived_case_offered on derived_case (offered_to) where offered_to <> 0;
create index derived_case_known on derived_case (authority, known, record);
create index account_authority on account (authority);

do $$
declare name text;
begin
  foreach name in array array['attachment', 'derived_case']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy wall on %I using ((select current_setting('onroll.authorities', true)) = '*'
      or authority = any ((select string_to_array(nullif(current_setting('onroll.authorities', true), '*'), ',')::smallint[])::smallint[]))$policy$, name);
  end loop;
end $$;

grant select, insert, update on credential, draft, idempotency, api_token to onroll_gate;
grant select, insert on passkey, login, protection_key, contact_post, attachment, derived_case to onroll_gate;
grant update on passkey, derived_case to onroll_gate;
grant delete on passkey, login, draft, idempotency, attachment, derived_case to onroll_gate;
