import time, pytest, json
from collections import Counter


@pytest.mark.django_db
def test_proto(django_db_setup, django_db_blocker):
    from tests.cms.api.hidden import recording as r

    real = r.answers
    realanswer = r._answer
    tot = Counter()
    n = Counter()

    def one(c, d):
        t = time.process_time()
        x = realanswer(c, d)
        tot[d.argument] += time.process_time() - t
        n[d.argument] += 1
        return x

    r._answer = one

    def timed(docs):
        t = time.process_time()
        x = real(docs)
        print(len(docs), "asked", time.process_time() - t, flush=True)
        return x

    r.answers = timed
    t = time.process_time()
    w = time.time()
    with django_db_blocker.unblock():
        rec = r.record()
    print("all cpu", time.process_time() - t, "wall", time.time() - w)
    for k, v in tot.most_common(25):
        print(k, n[k], round(v, 2))
    import pickle

    pickle.dump(rec, open("/tmp/w/rec.pkl", "wb"))
