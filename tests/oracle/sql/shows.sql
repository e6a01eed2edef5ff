-- Shows, the spans that belong to them, and the names of rounds (sections 2 and 3).
create or replace temp table show_span as
select key as show_id, t0, t1 from spans where lane = 'show'
union all
select 'file', -forever(), forever() from asked where whole_file;

create or replace temp table shows as
select
    show_id, min(t0) as t0, max(t1) as t1,
    max(t1) < forever() or any_value(whole_file) as ended,
    if(any_value(whole_file), reach.first, min(t0)) as air_from,
    if(any_value(whole_file), reach.last, least(max(t1), any_value(now))) as air_to
from show_span, asked, (
    select coalesce(min(ts), 0) as first, coalesce(max(ts), 0) as last
    from ev where home is distinct from 'order' and kind not like 'report.%' and kind not like 'tick.%'
) as reach
group by show_id, reach.first, reach.last;

-- A span is of the show it begins in.
create or replace temp table lane_span as
select lane, id, l.t0, l.t1, key, product, s.show_id
from spans as l inner join show_span as s on s.t0 <= l.t0 and l.t0 < s.t1
where lane <> 'show';

create or replace temp table round as
select
    show_id, key, product, t0,
    product || '#' || row_number() over (partition by show_id, product order by t0) as name
from (
    select show_id, key, product, min(t0) as t0
    from lane_span where lane = 'pitch' group by all
);

-- Every event of a show stands in it by its time.
create or replace temp table seen as
select e.*, s.show_id from ev as e inner join show_span as s on s.t0 <= e.ts and e.ts < s.t1;
