-- Section 3: everything that has a length is cut at every edge there is, so that each piece lies
-- in one row of every level; then pieces and events are placed alike.
create or replace temp table stretch as
select show_id, t0, t1, null as product, channel, 'watch_ms' as measure from visit
union all
select s.show_id, greatest(h.t0, air_from), least(h.t1, air_to), null, null, 'air_ms'
from shows as s inner join show_span as h using (show_id)
union all
select l.show_id, l.t0, least(l.t1, s.air_to), product, null, 'pitch_ms'
from lane_span as l inner join shows as s using (show_id) where lane = 'pitch';

create or replace temp table pieces as
with whole as (
    select show_id, t0, t1, product, channel, measure, null as src, null as v
    from stretch where t0 < t1
    union all
    select show_id, ts, held_to, null, null, name, src, v from sample where ts < held_to
),
numbered as (select *, row_number() over () as nr from whole),
edge as (
    select nr, unnest([t0, t1]) as t from numbered
    union
    select nr, unnest(generate_series(t0 // 60000 * 60000 + 60000, t1 - 1, 60000)) from numbered
    union
    select nr, e.t from numbered as w inner join (
        select t0 as t from spans union select t1 from spans
    ) as e on w.t0 < e.t and e.t < w.t1
),
cut as (select nr, t, lead(t) over (partition by nr order by t) - t as ms from edge)
select show_id, c.t, ms, product, channel, measure, src, v
from cut as c inner join numbered using (nr) semi join show_span as s
    on s.show_id = numbered.show_id and s.t0 <= c.t and c.t < s.t1
where ms is not null;

insert into gives
select show_id, t, product, channel, measure, ms, null, false from pieces where src is null
union all
select show_id, t0, product, null, 'pitches', 1, null, false
from (select show_id, key, min(struct_pack(t0 := t0, product := product)) as first
      from lane_span where lane = 'pitch' group by all),
    lateral (select first.t0 as t0, first.product as product);

create or replace temp table spots as
select row_number() over () as spot, * from (
    select show_id, t, product, channel from gives
    union
    select show_id, t, null, null from pieces where src is not null
    union
    select show_id, ts, null, null from sample
);

create or replace temp table placed as
with here as (
    select spot, p.product as of, l.lane, l.key, l.product, l.show_id
    from spots as p
    inner join lane_span as l on l.show_id = p.show_id and l.t0 <= p.t and p.t < l.t1
),
found as (
    select distinct spot, lane as level, key from here where lane in ('segment', 'shift', 'host')
    union all
    select spot, 'round', r.name
    from here inner join round as r using (show_id, key, product) where lane = 'pitch'
    union all
    select spot, 'talk', key from here where lane = 'pitch' and (of is null or of = product)
)
select spot, level, coalesce(key, 'none') as key
from spots cross join (values ('segment'), ('shift'), ('host'), ('round'), ('talk')) as l(level)
left join found using (spot, level)
union all
select spot, l.level, l.key
from spots, lateral (values
    ('show', 'show'), ('minute', (t // 60000 * 60000)::varchar),
    ('product', coalesce(product, 'none')), ('channel', coalesce(channel, 'none'))
) as l(level, key);
