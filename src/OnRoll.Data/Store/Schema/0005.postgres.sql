-- What an authority sets for itself on PostgreSQL. Beside it stands 0005.sqlite.sql: the same tables, column for column.

-- The authority's own figures where the law leaves them to it. Only ever added to; "days" is null where the usual figure counts again.
create table setting (
  authority smallint not null, id bigint not null, name text not null, days integer, unit text not null, first integer not null, at bigint not null,
  account text not null, why text not null, primary key (authority, id));

-- A number for each kind of row that is kept in memory; it rises with every write, so that nobody counts rows to know whether they changed.
create table edition (kind text not null primary key, number bigint not null);

-- A school's list begins with whose name was ever on its register: through the registrations alone.
create index assertion_registered on assertion (place) where fact = 3;

-- From which day something has reached the lead, and the senior officer; and something that they have not acknowledged. Made anew by the upgrade.
alter table derived_case add column lead_from integer;
alter table derived_case add column lead_waits integer;
alter table derived_case add column senior_from integer;
alter table derived_case add column senior_waits integer;

grant select, insert on setting, edition to onroll_gate;
grant update on edition, protection_key to onroll_gate; -- a key that lay in clear is sealed
