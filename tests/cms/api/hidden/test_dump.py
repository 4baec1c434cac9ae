import pickle, pytest
@pytest.mark.django_db
def test_dump(recording):
    pickle.dump(recording, open("/tmp/w/rec.pkl","wb"))
