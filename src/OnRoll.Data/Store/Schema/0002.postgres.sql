-- Files that wait for a person's decision, and column maps. Beside it stands 0002.sqlite.sql: the same tables, column for column.

-- A file under review: the bytes as they came (packed), how they are to be read, and what each row was said to mean. Content and
-- review go once it is decided; what was decided, by whom and why, stays. "came_from" is the file whose rows were held back, 0 if none.
create table stage (
  authority smallint not null, id bigint not null, at bigint not null, account text not null, name text not null, kind text not null,
  source text not null, received integer not null, map text not null, hash bytea not null, content bytea, review bytea,
  fingerprint text not null, rows_new bigint not null, rows_here bigint not null, rows_moved bigint not null, rows_close bigint not null,
  rows_rejected bigint not null, came_from bigint not null, state smallint not null, decided bigint, decider text, why text,
  primary key (authority, id));
alter table stage alter column content set storage external;
alter table stage alter column review set storage external;

-- How the columns and words of a source are read, for each kind of file, until somebody says otherwise.
create table column_map (
  authority smallint not null, source text not null, kind text not null, at bigint not null, account text not null, map text not null,
  primary key (authority, source, kind));

do $$
declare name text;
begin
  foreach name in array array['stage', 'column_map']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy wall on %I using ((select current_setting('onroll.authorities', true)) = '*'
      or authority = any ((select string_to_array(nullif(current_setting('onroll.authorities', true), '*'), ',')::smallint[])::smallint[]))$policy$, name);
  end loop;
end $$;

grant select, insert, update on stage, column_map to onroll_gate;
grant delete on column_map to onroll_gate;
