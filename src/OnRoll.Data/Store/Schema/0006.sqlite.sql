-- Households, panels and kept filters on SQLite. Beside it stands 0006.postgres.sql: the same tables and indexes.

-- The other side of a tie between two children is found through the ties alone, and who else lives at an address through the addresses.
create index assertion_tied on assertion (authority, place) where fact = 19 and kind = 'household-tied';
create index assertion_address on assertion (authority, lower(replace(replace(replace(replace(detail, char(10), ''), ' ', ''), ',', ''), '.', ''))) where fact = 16;

-- The agendas of panels are read through what was put to them.
create index assertion_put on assertion (authority, first) where fact = 19 and kind = 'put-to-panel';

-- A filter of cases that somebody keeps under a name, and may share with the team. Says nothing of any child.
create table kept_filter (
  authority integer not null, account text not null, name text not null, shared integer not null, list text not null, worker text not null,
  state text not null, rank text not null, primary key (authority, account, name)) strict, without rowid;
