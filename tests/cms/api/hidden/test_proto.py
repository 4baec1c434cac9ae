import time, pytest, json
from collections import Counter
@pytest.mark.django_db
def test_proto(django_db_setup, django_db_blocker):
    from tests.cms.api.hidden import recording as r
    with django_db_blocker.unblock():
        t=time.process_time()
        with r._undone():
            w=r.World(); print("world",time.process_time()-t); t=time.process_time()
            v=w.values(); from wagtail.models import Page; print('pages',Page.objects.count(),Page.objects.live().count())
            docs=list(r.crawl(r.get_schema(),v)); print(len(docs),"docs",time.process_time()-t); t=time.process_time()
            times=[]
            real=r._answer
            def timed(c,d):
                s=time.process_time(); x=real(c,d); times.append((time.process_time()-s,len(x),d.argument,d.text[:200])); return x
            r._answer=timed
            import cProfile; pr=cProfile.Profile(); PROF=0
            a=r.answers(docs); print("crawl",time.process_time()-t); t=time.process_time()
            print(Counter(x[:3] for x in a), sum(b'"errors"' in x for x in a))
            for x in sorted(times,reverse=True)[:10]: print(x)
            for d,x in zip(docs,a):
                if b'"errors"' in x: print(d.text[:300], x[x.index(b'"errors"'):][:1000])
            times.clear()
            v.known["after"]=v.known["before"]=list(r._cursors(a,[1,2]))
            at=list(r.attempts(r.get_schema(),v)); print(len(at),"attempts",time.process_time()-t); t=time.process_time()
            import random; random.seed(1); at0=at; at=random.sample(at,400)
            b=r.answers(at); print("attempts",time.process_time()-t)
            print(Counter(x[:3] for x in b), sum(b'"errors"' in x for x in b))
            per=Counter(d.argument for d in at0); print(per.most_common(60))
            for x in sorted(times,reverse=True)[:10]: print(x)
            tot=Counter()
            for x in times: tot[x[2]]+=x[0]
            print(tot.most_common(40))
    assert 0
