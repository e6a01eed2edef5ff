-- One row for each show, level, row and measure with a contribution. Counts are summed, sets are
-- counted; a single doubt makes the value unknown in that row.
create or replace temp table given as
select spot, g.* from gives as g inner join spots as s
    on s.show_id = g.show_id and s.t = g.t and s.product is not distinct from g.product
        and s.channel is not distinct from g.channel;

create or replace temp table repeated as
select show_id, level, key, count(*) as v
from (
    select g.show_id, level, key, buyer
    from line as g
    inner join spots as s on s.show_id = g.show_id and s.t = g.t
        and s.product is not distinct from g.product
        and s.channel is not distinct from g.channel
    inner join placed using (spot)
    where is_paid and buyer is not null
    group by g.show_id, level, key, buyer having count(distinct whole) >= 2
)
group by all;

create or replace temp table answer as
select
    g.show_id, level, key, measure, bool_or(doubt) as doubt,
    case
        when measure = 'repeat_buyers' then coalesce(any_value(r.v), 0)
        when any_value(m.is_set) then count(distinct member)
        else coalesce(sum(g.v), 0)
    end::bigint as v
from given as g inner join placed using (spot)
left join repeated as r using (show_id, level, key)
inner join (select distinct measure, is_set from measure_kind) as m using (measure)
group by g.show_id, level, key, measure;

-- Section 8: minutes of the show and of each product.
create or replace temp table minute_of as
select
    g.show_id, p.level, p.key, g.t // 60000 as minute, measure,
    sum(g.v)::bigint as v, bool_or(doubt) as doubt
from given as g inner join placed as p using (spot)
where p.level in ('show', 'product') and measure in ('product_clicks', 'gmv')
group by all;

create or replace temp table windowed as
select
    show_id, level, key,
    coalesce(sum(v) filter (recent and measure = 'product_clicks'), 0) as product_clicks_5min,
    coalesce(bool_or(doubt) filter (recent and measure = 'product_clicks'), false) as clicks_doubt,
    coalesce(sum(v) filter (recent and measure = 'gmv'), 0) as gmv_5min,
    coalesce(bool_or(doubt) filter (recent and measure = 'gmv'), false) as gmv_doubt,
    greatest(0, coalesce(max(v) filter (measure = 'gmv'), 0)) as gmv_best_minute,
    coalesce(bool_or(doubt) filter (measure = 'gmv'), false) as best_doubt
from (
    select *, minute between now // 60000 - 4 and now // 60000 as recent
    from minute_of, asked
)
group by all;

create or replace temp table gauge as
with inside as (
    select
        s.show_id, p.level, p.key, s.src, s.name,
        arg_max(v, struct_pack(ts := ts, pos := pos)) as last,
        max(v) as peak
    from sample as s inner join spots as o
        on o.show_id = s.show_id and o.t = s.ts and o.product is null and o.channel is null
    inner join placed as p using (spot)
    group by all
),
reaching as (
    select
        s.show_id, p.level, p.key, s.src, s.measure as name,
        arg_max(v, s.t) as last, max(v) as peak,
        sum(v * ms)::bigint as sum_ms, sum(ms)::bigint as observed_ms
    from pieces as s inner join spots as o
        on o.show_id = s.show_id and o.t = s.t and o.product is null and o.channel is null
    inner join placed as p using (spot)
    where s.src is not null
    group by all
)
select
    show_id, level, key, src, name, coalesce(i.last, r.last) as last,
    coalesce(i.peak, r.peak) as peak, coalesce(sum_ms, 0) as sum_ms,
    coalesce(observed_ms, 0) as observed_ms
from inside as i full join reaching as r using (show_id, level, key, src, name)
where level not in ('product', 'channel');
