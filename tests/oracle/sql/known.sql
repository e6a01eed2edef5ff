-- Section 4, unknown: what was seen in the show or promised to it.
create or replace temp table delivered as
select distinct show_id, src, kind from seen
union
select s.show_id, o.src, o.kind
from shows as s inner join (
    select pos, src, ts, unnest(from_json(x -> 'provides', '["VARCHAR"]')) as kind
    from ev where kind = 'source.open'
) as o on o.ts < s.t1
where not exists (
    select 1 from ev as c
    where c.kind = 'source.close' and c.src = o.src and c.ts <= s.t0
        and (c.ts, c.pos) > (o.ts, o.pos)
);

create or replace temp table known as
with watched as (
    select show_id, bool_and(leaves) as complete from (
        select show_id, src, bool_or(kind = 'leave') as leaves
        from delivered group by show_id, src having bool_or(kind = 'enter')
    ) group by show_id
)
select
    show_id, measure,
    case
        when measure = 'air_ms' then true
        when measure in ('orders_live', 'gmv_live', 'refund_cohort_live') then exists (
            from line as l where l.show_id = s.show_id and l.genre is not null
        )
        when measure in ('lines_settled', 'settled', 'platform_fee', 'commission', 'other_fees')
            then exists (
                from line as l where l.show_id = s.show_id and has_money and is_paid
                    and not foreign_cur
            )
        when measure in ('visits', 'visits_1min', 'visits_inferred', 'watch_ms')
            then exists (from watched as w where w.show_id = s.show_id and complete)
        else exists (
            from delivered as d inner join measure_kind as k using (kind)
            where d.show_id = s.show_id and k.measure = m.measure
        ) or (
            measure in ('pitches', 'pitch_ms')
            and exists (from lane_span as l where l.lane = 'pitch' and l.show_id = s.show_id)
        ) or (
            exists (from measure_kind as k where k.measure = m.measure and k.kind = 'order.state')
            and exists (from line as l where l.show_id = s.show_id)
        )
    end as known
from shows as s, (select distinct measure from measure_kind) as m;
