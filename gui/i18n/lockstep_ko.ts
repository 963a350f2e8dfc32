<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name></name>
    <message>
        <source>; most saliency on {piece}</source>
        <translation>; 현저성이 가장 큰 조각 {piece}</translation>
    </message>
    <message>
        <source>; most weight on {piece}, {weight:.2f}</source>
        <translation>; 가중치가 가장 큰 조각 {piece}, {weight:.2f}</translation>
    </message>
    <message>
        <source>A fresh look at every step</source>
        <translation>단계마다 새로 보기</translation>
    </message>
    <message>
        <source>A model of the same name is here, but with other weights, and was not used: {models}.</source>
        <translation>이름이 같은 모델이 있지만 가중치가 달라 사용하지 않았습니다: {models}.</translation>
    </message>
    <message>
        <source>A piece as a vector</source>
        <translation>조각을 나타내는 벡터</translation>
    </message>
    <message>
        <source>A source of the validation pairs</source>
        <translation>검증 쌍의 원문 하나</translation>
    </message>
    <message>
        <source>AER</source>
        <translation>오류율</translation>
    </message>
    <message>
        <source>Additive</source>
        <translation>가산</translation>
    </message>
    <message>
        <source>After these steps, to compare</source>
        <translation>비교용, 이 스텝 뒤의 모델</translation>
    </message>
    <message>
        <source>Alignment error</source>
        <translation>정렬 오류율</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>As it is called on the Stage</source>
        <translation>무대에 표시할 이름</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Attention score</source>
        <translation>어텐션 점수</translation>
    </message>
    <message>
        <source>Attn</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU lost</source>
        <translation>잃는 BLEU</translation>
    </message>
    <message>
        <source>BLEU lost on the sample without this head alone</source>
        <translation>이 헤드 하나만 껐을 때 표본에서 잃는 BLEU</translation>
    </message>
    <message>
        <source>BLEU of held-out pairs</source>
        <translation>따로 떼어 둔 쌍의 BLEU</translation>
    </message>
    <message>
        <source>BPE dropout</source>
        <translation>BPE 드롭아웃</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Before each piece it looks back at all source pieces, and weighs them anew.</source>
        <translation>조각 하나를 쓸 때마다 원문의 모든 조각을 돌아보고 가중치를 새로 매깁니다.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>학습 한도</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Change them, then start.</source>
        <translation>바꾼 뒤에 시작하십시오.</translation>
    </message>
    <message>
        <source>Choose a file that Lockstep has saved.</source>
        <translation>Lockstep에서 저장한 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>다른 폴더를 선택하거나 디스크 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>Choose at least one architecture above.</source>
        <translation>위에서 아키텍처를 하나 이상 고르십시오.</translation>
    </message>
    <message>
        <source>Choose at least one architecture.</source>
        <translation>아키텍처를 하나 이상 고르십시오.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Context vector</source>
        <translation>문맥 벡터</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>Encoder reads</source>
        <translation>인코더 방향</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>검증 간격</translation>
    </message>
    <message>
        <source>Every so many steps</source>
        <translation>스텝 간격</translation>
    </message>
    <message>
        <source>Everything is at its default now; choose anew what you had chosen.</source>
        <translation>지금은 모두 기본값입니다. 골라 두었던 것을 다시 고르십시오.</translation>
    </message>
    <message>
        <source>Everything through one vector</source>
        <translation>모든 것을 벡터 하나로</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>순방향 층</translation>
    </message>
    <message>
        <source>From scratch.</source>
        <translation>처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>From trained models.</source>
        <translation>학습된 모델에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Gates carry gradients further</source>
        <translation>게이트는 기울기를 멀리 보냄</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Go on, or restart Lockstep if something looks wrong; copy the details to report it.</source>
        <translation>계속 사용하되, 이상해 보이면 Lockstep을 다시 시작하십시오. 신고하려면 세부 정보를 복사하십시오.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Held out of the training</source>
        <translation>학습에서 떼어 둠</translation>
    </message>
    <message>
        <source>Hidden state</source>
        <translation>은닉 상태</translation>
    </message>
    <message>
        <source>How close translations of held-out pairs come to their references, 0 to 100.</source>
        <translation>따로 떼어 둔 쌍의 번역이 참조 번역에 얼마나 가까운지 0에서 100까지로 나타냅니다.</translation>
    </message>
    <message>
        <source>How many are made</source>
        <translation>만들 개수</translation>
    </message>
    <message>
        <source>How much of the attention&apos;s word alignment differs from the true one, at each validation (100 % to 0 %).</source>
        <translation>검증할 때마다 어텐션의 단어 정렬이 참 정렬과 얼마나 다른지 나타냅니다(100 %에서 0 %).</translation>
    </message>
    <message>
        <source>How states are compared</source>
        <translation>상태를 비교하는 방법</translation>
    </message>
    <message>
        <source>In place of seconds</source>
        <translation>초 대신</translation>
    </message>
    <message>
        <source>Inside the additive score</source>
        <translation>가산 점수의 안쪽 층</translation>
    </message>
    <message>
        <source>It ended before its first checkpoint: it cannot be continued.</source>
        <translation>첫 체크포인트 전에 끝나 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>It is in the bin.</source>
        <translation>휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>It rises while the training warms up, and falls from then on.</source>
        <translation>학습이 예열되는 동안 오르고, 그 뒤로는 내려갑니다.</translation>
    </message>
    <message>
        <source>It was kept as {path}.</source>
        <translation>보관한 곳: {path}</translation>
    </message>
    <message>
        <source>Its other models are shown.</source>
        <translation>나머지 모델은 표시됩니다.</translation>
    </message>
    <message>
        <source>Keep models</source>
        <translation>모델 보관</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 평활화</translation>
    </message>
    <message>
        <source>Layers that read the source</source>
        <translation>원문을 읽는 층</translation>
    </message>
    <message>
        <source>Layers that write the translation</source>
        <translation>번역문을 쓰는 층</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Left for all other pieces</source>
        <translation>다른 조각에 남기는 확률</translation>
    </message>
    <message>
        <source>Left out of the training: {0}</source>
        <translation>학습에서 제외: {0}</translation>
    </message>
    <message>
        <source>Longer ones are left out</source>
        <translation>더 긴 쌍은 제외</translation>
    </message>
    <message>
        <source>Longest gradient of a step</source>
        <translation>한 스텝의 기울기 상한</translation>
    </message>
    <message>
        <source>Longest pair</source>
        <translation>가장 긴 쌍</translation>
    </message>
    <message>
        <source>Longest sentence</source>
        <translation>가장 긴 문장</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>소문자</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M월 d일</translation>
    </message>
    <message>
        <source>MMM d yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>Machine and chance</source>
        <translation>장치와 난수</translation>
    </message>
    <message>
        <source>Many heads look at the whole source at once, each in its own way. Nothing is recurrent.</source>
        <translation>여러 헤드가 저마다의 방식으로 원문 전체를 한꺼번에 봅니다. 순환은 없습니다.</translation>
    </message>
    <message>
        <source>Memory from step to step</source>
        <translation>단계 사이의 기억</translation>
    </message>
    <message>
        <source>Merges left out at random</source>
        <translation>무작위로 빼는 병합</translation>
    </message>
    <message>
        <source>Model size</source>
        <translation>모델 크기</translation>
    </message>
    <message>
        <source>Models, trainings and settings are as they were.</source>
        <translation>모델, 학습, 설정은 그대로입니다.</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>최대 스텝</translation>
    </message>
    <message>
        <source>Most target pieces in one</source>
        <translation>번역문 조각의 최대 수</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Nobody has published a digest of it: what comes later is compared with what came first.</source>
        <translation>공개된 해시가 없습니다. 나중에 받는 것은 처음 받은 것과 비교합니다.</translation>
    </message>
    <message>
        <source>Nothing but attention</source>
        <translation>오직 어텐션</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>아무것도 삭제하지 않았습니다.</translation>
    </message>
    <message>
        <source>Of its own training time</source>
        <translation>자체 학습 시간 기준</translation>
    </message>
    <message>
        <source>Of matrix products</source>
        <translation>행렬 곱의 정밀도</translation>
    </message>
    <message>
        <source>Of the processor</source>
        <translation>프로세서의 스레드</translation>
    </message>
    <message>
        <source>Of those that are made</source>
        <translation>만드는 문장 기준</translation>
    </message>
    <message>
        <source>Of weights and batches</source>
        <translation>가중치와 배치의 난수</translation>
    </message>
    <message>
        <source>One after the other, {0} min each.</source>
        <translation>하나씩 차례로, 각 {0}분.</translation>
    </message>
    <message>
        <source>One after the other.</source>
        <translation>하나씩 차례로.</translation>
    </message>
    <message>
        <source>One direction</source>
        <translation>한 방향</translation>
    </message>
    <message>
        <source>Open the bin and put it back from there.</source>
        <translation>휴지통을 열어 거기에서 복원하십시오.</translation>
    </message>
    <message>
        <source>Optimisation</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>Over the source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Pairs for BLEU</source>
        <translation>BLEU용 쌍</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Pinned sentence</source>
        <translation>고정 문장</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Pulls weights towards zero</source>
        <translation>가중치를 0으로 당김</translation>
    </message>
    <message>
        <source>Put the pack or the training that it was saved with among your models, and open it again.</source>
        <translation>저장할 때 쓴 팩이나 학습 결과를 모델 폴더에 넣고 다시 여십시오.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Rise of the learning rate</source>
        <translation>학습률이 오르는 구간</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Share the model size evenly</source>
        <translation>모델 크기를 고르게 나눔</translation>
    </message>
    <message>
        <source>Shared by both languages</source>
        <translation>두 언어가 함께 씀</translation>
    </message>
    <message>
        <source>Shipped with Lockstep</source>
        <translation>Lockstep에 포함됨</translation>
    </message>
    <message>
        <source>Shortest sentence</source>
        <translation>가장 짧은 문장</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Source and target pieces without padding, at each step.</source>
        <translation>스텝마다 패딩을 뺀 원문과 번역문 조각의 수입니다.</translation>
    </message>
    <message>
        <source>Source language</source>
        <translation>원문 언어</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>무대</translation>
    </message>
    <message>
        <source>Step by step in turn, {0} min each.</source>
        <translation>한 스텝씩 번갈아, 각 {0}분.</translation>
    </message>
    <message>
        <source>Step by step in turn.</source>
        <translation>한 스텝씩 번갈아.</translation>
    </message>
    <message>
        <source>Such lines are left out of the training. Copy the details to mend them.</source>
        <translation>그런 줄은 학습에서 제외됩니다. 고치려면 세부 정보를 복사하십시오.</translation>
    </message>
    <message>
        <source>Take all texts in small letters</source>
        <translation>모든 글을 소문자로</translation>
    </message>
    <message>
        <source>Target language</source>
        <translation>번역문 언어</translation>
    </message>
    <message>
        <source>The Stage is as it was.</source>
        <translation>무대는 그대로입니다.</translation>
    </message>
    <message>
        <source>The curves begin within seconds; the first translations come with the first validation.</source>
        <translation>곡선은 몇 초 안에 그려지기 시작하고, 첫 번역은 첫 검증 때 나옵니다.</translation>
    </message>
    <message>
        <source>The experiment is shown as it was.</source>
        <translation>실험은 그대로 표시됩니다.</translation>
    </message>
    <message>
        <source>The first is line {0:,} of {1}: {2}.</source>
        <translation>첫 번째는 {1}의 {0:,}번째 줄입니다: {2}.</translation>
    </message>
    <message>
        <source>The gradient&apos;s length at each step; what is longer than the limit is cut to it.</source>
        <translation>스텝마다 기울기의 길이입니다. 한도보다 길면 한도에 맞춰 자릅니다.</translation>
    </message>
    <message>
        <source>The hidden layer after attention</source>
        <translation>어텐션 다음의 은닉층</translation>
    </message>
    <message>
        <source>The lesson asks for the models “{pack}”, which are not here.</source>
        <translation>이 수업에 필요한 모델이 없습니다: “{pack}”.</translation>
    </message>
    <message>
        <source>The lesson chooses what the experiment {name} does not offer: {detail}.</source>
        <translation>수업이 {name} 실험에 없는 것을 선택합니다: {detail}.</translation>
    </message>
    <message>
        <source>The lesson “{title}” speaks of experiments that are not here: {names}.</source>
        <translation>수업 “{title}”에 없는 실험이 나옵니다: {names}.</translation>
    </message>
    <message>
        <source>The models on the Stage stay as they are.</source>
        <translation>무대의 모델은 그대로입니다.</translation>
    </message>
    <message>
        <source>The models to start from have none of this architecture: {0}</source>
        <translation>시작할 모델에 없는 아키텍처: {0}</translation>
    </message>
    <message>
        <source>The settings could not be read: their file is damaged or of another program.</source>
        <translation>설정을 읽을 수 없습니다. 파일이 손상되었거나 다른 프로그램의 것입니다.</translation>
    </message>
    <message>
        <source>The whole sentence goes through one vector of fixed length, however long it is.</source>
        <translation>문장이 아무리 길어도 전체가 길이가 고정된 벡터 하나를 거쳐 갑니다.</translation>
    </message>
    <message>
        <source>The whole sentence must fit in</source>
        <translation>문장 전체가 들어갈 크기</translation>
    </message>
    <message>
        <source>The window met an error that it did not expect ({error}).</source>
        <translation>창에서 예상하지 못한 오류가 발생했습니다({error}).</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>있는 것: {names}.</translation>
    </message>
    <message>
        <source>There is neither a model nor a log in its folder.</source>
        <translation>폴더에 모델도 기록도 없습니다.</translation>
    </message>
    <message>
        <source>There is room for {count} lanes: take one away to compare with {models}.</source>
        <translation>레인은 {count}개까지 놓을 수 있습니다. 하나를 빼고 비교하십시오: {models}.</translation>
    </message>
    <message>
        <source>There may be no bin on this disk: open the folder and delete it there.</source>
        <translation>이 디스크에 휴지통이 없을 수 있습니다. 폴더를 열어 거기에서 삭제하십시오.</translation>
    </message>
    <message>
        <source>Thick: loss on held-out pairs, at each validation. Thin: training loss, with label smoothing.</source>
        <translation>굵은 선: 검증 때마다 따로 떼어 둔 쌍에서 잰 손실. 가는 선: 레이블 스무딩을 적용한 학습 손실.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Top of Adam&apos;s schedule</source>
        <translation>Adam 일정의 최고값</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>학습 쌍</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Transf</source>
        <translation>트랜스</translation>
    </message>
    <message>
        <source>Translated greedily</source>
        <translation>그리디로 번역</translation>
    </message>
    <message>
        <source>Two directions</source>
        <translation>두 방향</translation>
    </message>
    <message>
        <source>Two share the hidden state</source>
        <translation>둘이 은닉 상태를 나눔</translation>
    </message>
    <message>
        <source>Until you stop it.</source>
        <translation>멈출 때까지.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Update Lockstep, or save the session again with this version.</source>
        <translation>Lockstep을 업데이트하거나 이 버전으로 세션을 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>Validation and decoding</source>
        <translation>검증과 디코딩</translation>
    </message>
    <message>
        <source>Validation pairs</source>
        <translation>검증 쌍</translation>
    </message>
    <message>
        <source>Values left out at random</source>
        <translation>무작위로 빼는 값의 비율</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>어휘</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>예열</translation>
    </message>
    <message>
        <source>Weigh and add</source>
        <translation>가중합</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>What comes is checked by its size.</source>
        <translation>받은 것을 크기로 확인합니다.</translation>
    </message>
    <message>
        <source>What comes is checked by {0}.</source>
        <translation>받은 것을 다음으로 확인합니다: {0}.</translation>
    </message>
    <message>
        <source>What computes</source>
        <translation>계산하는 장치</translation>
    </message>
    <message>
        <source>What was there before is untouched.</source>
        <translation>이전 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>Whichever budget ends first</source>
        <translation>먼저 끝나는 한도까지</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>왜</translation>
    </message>
    <message>
        <source>Without a better validation</source>
        <translation>더 나은 검증이 없을 때</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>내 모델</translation>
    </message>
    <message>
        <source>Your settings are as you left them.</source>
        <translation>설정은 그대로입니다.</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>층마다</translation>
    </message>
    <message>
        <source>a step back or on</source>
        <translation>한 단계 뒤로 또는 앞으로</translation>
    </message>
    <message>
        <source>a usual one</source>
        <translation>보통 문장</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>약 {0}</translation>
    </message>
    <message>
        <source>about {0} pairs</source>
        <translation>약 {0}쌍</translation>
    </message>
    <message>
        <source>above {0}</source>
        <translation>{0} 초과</translation>
    </message>
    <message>
        <source>after</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>앞쪽</translation>
    </message>
    <message>
        <source>aligned</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>alignment error rate against the gold alignment, 0 to 1</source>
        <translation>정답 정렬에 대한 정렬 오류율, 0에서 1</translation>
    </message>
    <message>
        <source>alignment error rate of the attention</source>
        <translation>어텐션의 정렬 오류율</translation>
    </message>
    <message>
        <source>alignment α(t, j)</source>
        <translation>정렬 α(t, j)</translation>
    </message>
    <message>
        <source>any real number</source>
        <translation>임의의 실수</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>보통대로</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>{0} 이상</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>{0} 이하</translation>
    </message>
    <message numerus="yes">
        <source>at most {0} of them</source>
        <translation>
            <numerusform>최대 {0}개</numerusform>
        </translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>averaged</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>back to the lanes, leave the lecture</source>
        <translation>레인으로 돌아가기, 강의 나가기</translation>
    </message>
    <message>
        <source>before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>뒤쪽</translation>
    </message>
    <message>
        <source>below {0}</source>
        <translation>{0} 미만</translation>
    </message>
    <message>
        <source>best, step {step}</source>
        <translation>최고, {step} 스텝</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>시간 기준</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>교차 어텐션</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>decoder self-attention</source>
        <translation>디코더 셀프 어텐션</translation>
    </message>
    <message>
        <source>digits to reverse</source>
        <translation>뒤집을 숫자의 개수</translation>
    </message>
    <message>
        <source>docs/lessons.md tells what a lesson file holds.</source>
        <translation>수업 파일의 내용은 docs/lessons.md에 설명되어 있습니다.</translation>
    </message>
    <message>
        <source>done at step {step}</source>
        <translation>{step}단계에서 끝남</translation>
    </message>
    <message>
        <source>encoder self-attention</source>
        <translation>인코더 셀프 어텐션</translation>
    </message>
    <message>
        <source>ends early</source>
        <translation>일찍 끝남</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>faster or slower</source>
        <translation>빠르게 또는 느리게</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>first or last step</source>
        <translation>첫 단계 또는 마지막 단계</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>따라가는 중</translation>
    </message>
    <message>
        <source>full colour: {number:.2f}</source>
        <translation>가장 진한 색: {number:.2f}</translation>
    </message>
    <message>
        <source>gradient norm before clipping</source>
        <translation>자르기 전 기울기 노름</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>자신</translation>
    </message>
    <message>
        <source>last piece</source>
        <translation>직전 조각</translation>
    </message>
    <message>
        <source>last, step {step}</source>
        <translation>마지막, {step} 스텝</translation>
    </message>
    <message>
        <source>layer {layer} · head {head}</source>
        <translation>층 {layer} · 헤드 {head}</translation>
    </message>
    <message>
        <source>layer {layer}, head {head}</source>
        <translation>{layer}층 {head}번 헤드</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>leans towards {what}</source>
        <translation>{what} 쪽으로 기웁니다</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>log-probability of “{piece}”</source>
        <translation>“{piece}”의 로그 확률</translation>
    </message>
    <message>
        <source>looks at {what}</source>
        <translation>{what}을(를) 봅니다</translation>
    </message>
    <message>
        <source>loss, nats per piece</source>
        <translation>손실, 조각당 나트</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>부호</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>mean of all heads</source>
        <translation>모든 헤드의 평균</translation>
    </message>
    <message>
        <source>mean weight on {what}</source>
        <translation>{what}에 두는 평균 가중치</translation>
    </message>
    <message>
        <source>multiples of {0}</source>
        <translation>{0}의 배수</translation>
    </message>
    <message>
        <source>next token, top {count}</source>
        <translation>다음 토큰, 상위 {count}개</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>끝나지 않음</translation>
    </message>
    <message>
        <source>nothing produced yet</source>
        <translation>아직 생성된 조각 없음</translation>
    </message>
    <message>
        <source>nothing was trained</source>
        <translation>학습한 것 없음</translation>
    </message>
    <message>
        <source>number {place} of {size}: {number}</source>
        <translation>{size}개 중 {place}번째 수: {number}</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>open a session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>order kept</source>
        <translation>남은 순서</translation>
    </message>
    <message>
        <source>output so far</source>
        <translation>지금까지의 출력</translation>
    </message>
    <message>
        <source>own</source>
        <translation>본래</translation>
    </message>
    <message>
        <source>own weight</source>
        <translation>본래 가중치</translation>
    </message>
    <message>
        <source>own weights</source>
        <translation>본래 가중치</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>punctuation and the end</source>
        <translation>문장 부호와 끝</translation>
    </message>
    <message>
        <source>punctuation and the ends</source>
        <translation>문장 부호와 처음과 끝</translation>
    </message>
    <message>
        <source>reading its log</source>
        <translation>기록 읽는 중</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>되풀이</translation>
    </message>
    <message>
        <source>reversed without a fault, %</source>
        <translation>틀림없이 뒤집은 비율, %</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>runs elsewhere</source>
        <translation>다른 곳에서 학습 중</translation>
    </message>
    <message>
        <source>saliency</source>
        <translation>현저성</translation>
    </message>
    <message>
        <source>saliency (gradient × input)</source>
        <translation>현저성(기울기 × 입력)</translation>
    </message>
    <message>
        <source>saliency (gradient × input) – this model has no attention</source>
        <translation>현저성(기울기 × 입력) – 이 모델에는 어텐션이 없음</translation>
    </message>
    <message>
        <source>saliency (gradient × input), not attention</source>
        <translation>현저성(기울기 × 입력), 어텐션 아님</translation>
    </message>
    <message>
        <source>saliency – this model has no attention</source>
        <translation>현저성 – 이 모델에는 어텐션이 없음</translation>
    </message>
    <message>
        <source>saliency, not attention</source>
        <translation>현저성, 어텐션 아님</translation>
    </message>
    <message>
        <source>save a session</source>
        <translation>세션 저장</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>softmax over {count} pieces</source>
        <translation>조각 {count}개에 대한 softmax</translation>
    </message>
    <message>
        <source>something else has taken its place</source>
        <translation>다른 것이 그 자리에 있습니다</translation>
    </message>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>spreads over content: none of the roles measured</source>
        <translation>내용에 두루 퍼져 있습니다: 측정한 역할에 들지 않습니다</translation>
    </message>
    <message>
        <source>start symbol</source>
        <translation>시작 기호</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>{0}스텝</translation>
    </message>
    <message>
        <source>step {0}: {1}</source>
        <translation>{0}스텝: {1}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step} 스텝</translation>
    </message>
    <message>
        <source>step {step}: {piece}, probability {probability:.2f}</source>
        <translation>{step}단계: {piece}, 확률 {probability:.2f}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>take the step apart</source>
        <translation>단계 분해</translation>
    </message>
    <message>
        <source>target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>the experiment before or after</source>
        <translation>앞 또는 뒤의 실험</translation>
    </message>
    <message>
        <source>the ladder&apos;s next rung</source>
        <translation>사다리의 다음 단</translation>
    </message>
    <message>
        <source>the last layer, softmax over {count} pieces</source>
        <translation>마지막 층, 조각 {count}개에 대한 softmax</translation>
    </message>
    <message>
        <source>the piece after</source>
        <translation>다음 조각</translation>
    </message>
    <message>
        <source>the piece before</source>
        <translation>이전 조각</translation>
    </message>
    <message>
        <source>the piece itself</source>
        <translation>조각 자신</translation>
    </message>
    <message>
        <source>the source of the word being written</source>
        <translation>쓰고 있는 단어의 원문</translation>
    </message>
    <message>
        <source>the source of the word just written</source>
        <translation>방금 쓴 단어의 원문</translation>
    </message>
    <message>
        <source>the source of the word to come</source>
        <translation>다음에 쓸 단어의 원문</translation>
    </message>
    <message>
        <source>the start symbol, as {size} numbers</source>
        <translation>시작 기호, 수 {size}개</translation>
    </message>
    <message>
        <source>these</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>these weights</source>
        <translation>지금 가중치</translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>오늘 {0}</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>translate what is typed</source>
        <translation>입력한 문장 번역</translation>
    </message>
    <message>
        <source>unknown piece</source>
        <translation>미등록 조각</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>validations</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>walk through a chart&apos;s points</source>
        <translation>그래프의 점 따라가기</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>whole numbers, with commas</source>
        <translation>쉼표로 나눈 정수</translation>
    </message>
    <message>
        <source>words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>words kept</source>
        <translation>남은 단어</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>{0} is not there any more.</source>
        <translation>{0}: 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>{0} left for all</source>
        <translation>모두 끝까지 {0}</translation>
    </message>
    <message>
        <source>{0} left for all, until {1}</source>
        <translation>모두 끝까지 {0}, {1}까지</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}분</translation>
    </message>
    <message>
        <source>{0} min.</source>
        <translation>{0}분.</translation>
    </message>
    <message numerus="yes">
        <source>{0} more folders hold no run</source>
        <translation>
            <numerusform>학습이 없는 폴더가 {0}개 더 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} pairs ({2})</source>
        <translation>{1}쌍 중 {0}쌍 ({2})</translation>
    </message>
    <message numerus="yes">
        <source>{0} pairs</source>
        <translation>
            <numerusform>{0}쌍</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} steps</source>
        <translation>
            <numerusform>{0}스텝</numerusform>
        </translation>
    </message>
    <message>
        <source>{architecture} ({model}, weights {weights}…)</source>
        <translation>{architecture}({model}, 가중치 {weights}…)</translation>
    </message>
    <message>
        <source>{before} → {after} ({change} nats)</source>
        <translation>{before} → {after} ({change}나트)</translation>
    </message>
    <message>
        <source>{change} nats</source>
        <translation>{change}나트</translation>
    </message>
    <message>
        <source>{count} in this lane alone</source>
        <translation>{count}개가 이 레인에만 있음</translation>
    </message>
    <message>
        <source>{count} not in the reference</source>
        <translation>{count}개가 참조 번역에 없음</translation>
    </message>
    <message numerus="yes">
        <source>{count} pieces in {size} numbers, the same at every step</source>
        <translation>
            <numerusform>조각 {count}개를 수 {size}개에 담음, 모든 단계에서 같음</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} unread</source>
        <translation>읽지 않음 {count}</translation>
    </message>
    <message>
        <source>{first} to {last} of {count}</source>
        <translation>{count}개 중 {first}–{last}</translation>
    </message>
    <message>
        <source>{head}, switched off</source>
        <translation>{head}, 꺼짐</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {models} are not here.</source>
        <translation>{name}: 열 수 없습니다. 없는 모델: {models}.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {detail}.</source>
        <translation>{name}: 읽을 수 없습니다({detail}).</translation>
    </message>
    <message>
        <source>{name} cannot be taught from ({detail}).</source>
        <translation>{name}: 수업에 쓸 수 없습니다({detail}).</translation>
    </message>
    <message>
        <source>{name} could not be moved to the bin.</source>
        <translation>휴지통으로 옮길 수 없습니다: {name}.</translation>
    </message>
    <message>
        <source>{name} could not be put back: {reason}.</source>
        <translation>복원할 수 없습니다: {name} ({reason}).</translation>
    </message>
    <message>
        <source>{name} is a lesson of version {detail}, which this Lockstep does not know.</source>
        <translation>{name}: 이 Lockstep이 지원하지 않는 버전 {detail}의 수업입니다.</translation>
    </message>
    <message>
        <source>{name} is a session of version {detail}, which this Lockstep does not know.</source>
        <translation>{name}: 이 Lockstep이 지원하지 않는 버전 {detail}의 세션입니다.</translation>
    </message>
    <message>
        <source>{name} is damaged ({detail}).</source>
        <translation>{name}: 손상된 파일입니다({detail}).</translation>
    </message>
    <message>
        <source>{name} is no file that can be read, but a folder or a device.</source>
        <translation>{name}: 읽을 수 있는 파일이 아니라 폴더나 장치입니다.</translation>
    </message>
    <message>
        <source>{name} is no lesson of Lockstep.</source>
        <translation>{name}: Lockstep 수업 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is no lesson: it has more than {most} bytes.</source>
        <translation>{name}: 수업 파일이 아닙니다. {most}바이트를 넘습니다.</translation>
    </message>
    <message>
        <source>{name} is no session file of Lockstep.</source>
        <translation>{name}: Lockstep 세션 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is no session: it has more than {most} bytes.</source>
        <translation>{name}: 세션 파일이 아닙니다. {most}바이트를 넘습니다.</translation>
    </message>
    <message>
        <source>{name} was opened without {models}.</source>
        <translation>{name}: 일부 모델 없이 열었습니다. 없는 모델: {models}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path}: 쓸 수 없습니다({reason}).</translation>
    </message>
    <message>
        <source>{pieces}, read</source>
        <translation>{pieces}, 읽힘</translation>
    </message>
    <message>
        <source>{pieces}, reading</source>
        <translation>{pieces}, 읽음</translation>
    </message>
    <message>
        <source>{piece}, the piece before, as {size} numbers</source>
        <translation>직전 조각 {piece}, 수 {size}개</translation>
    </message>
    <message>
        <source>{piece}: energy {energy}, weight {weight:.5f}</source>
        <translation>{piece}: 에너지 {energy}, 가중치 {weight:.5f}</translation>
    </message>
    <message>
        <source>{query} with every {key}</source>
        <translation>{query} 대 모든 {key}</translation>
    </message>
    <message>
        <source>{shown} of {size}</source>
        <translation>{size}개 중 {shown}개</translation>
    </message>
    <message>
        <source>{shown} of {size} numbers, evenly spaced; changed by {share:.0f} %</source>
        <translation>수 {size}개 중 고른 간격으로 {shown}개; {share:.0f} % 바뀜</translation>
    </message>
    <message>
        <source>{source} → {target}</source>
        <translation>{source} → {target}</translation>
    </message>
    <message>
        <source>“{0}” cannot be used. Possible: {1}</source>
        <translation>“{0}”: 쓸 수 없는 값입니다. 가능한 값: {1}</translation>
    </message>
    <message>
        <source>“{0}” cannot be used: {1} ({2}) is no multiple of it.</source>
        <translation>“{0}”: 쓸 수 없는 값입니다. {1} ({2}): 이 값의 배수가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>AdvancedPanel</name>
    <message>
        <source>Advanced settings</source>
        <translation>고급 설정</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the advanced settings</source>
        <translation>고급 설정 닫기</translation>
    </message>
    <message>
        <source>Reset to preset</source>
        <translation>프리셋으로 되돌리기</translation>
    </message>
    <message>
        <source>What is left empty is as in the preset: {0}</source>
        <translation>비워 둔 값은 프리셋을 따릅니다: {0}</translation>
    </message>
    <message>
        <source>sizes as the model has them</source>
        <translation>크기는 모델의 값 그대로</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>파라미터 {0}</translation>
    </message>
</context>
<context>
    <name>AidsBand</name>
    <message>
        <source>Give a translation that is right, and each lane is scored against it</source>
        <translation>올바른 번역을 입력하면 각 레인을 그와 비교해 채점합니다</translation>
    </message>
    <message>
        <source>Reading aids</source>
        <translation>읽기 도움</translation>
    </message>
    <message>
        <source>Sentence chrF, 0 to 100, by sacrebleu: {how}</source>
        <translation>문장 chrF(0–100), sacrebleu: {how}</translation>
    </message>
    <message>
        <source>The score is on its way</source>
        <translation>점수를 계산하고 있습니다</translation>
    </message>
    <message>
        <source>add a reference</source>
        <translation>참조 번역 추가</translation>
    </message>
    <message>
        <source>chrF {score:.1f}</source>
        <translation>chrF {score:.1f}</translation>
    </message>
    <message>
        <source>chrF …</source>
        <translation>chrF …</translation>
    </message>
    <message>
        <source>log p {log_probability:.1f}</source>
        <translation>log p {log_probability:.1f}</translation>
    </message>
    <message numerus="yes">
        <source>{length} pieces</source>
        <translation>
            <numerusform>조각 {length}개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlignmentMatrix</name>
    <message>
        <source>Cross-attention: the decoder reads the source</source>
        <translation>교차 어텐션: 디코더가 원문을 읽습니다</translation>
    </message>
    <message>
        <source>Decoder self-attention: the target reads what it has so far</source>
        <translation>디코더 셀프 어텐션: 번역문이 지금까지 쓴 것을 읽습니다</translation>
    </message>
    <message>
        <source>Encoder self-attention: the source reads itself</source>
        <translation>인코더 셀프 어텐션: 원문이 스스로를 읽습니다</translation>
    </message>
    <message>
        <source>Nothing to draw here: this model has no attention, and its saliency was not computed.</source>
        <translation>그릴 것이 없습니다. 이 모델에는 어텐션이 없고 현저성도 계산되지 않았습니다.</translation>
    </message>
    <message>
        <source>The saliency could not be computed.</source>
        <translation>현저성을 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>The saliency is being computed.</source>
        <translation>현저성을 계산하고 있습니다.</translation>
    </message>
    <message>
        <source>What each step has read</source>
        <translation>단계마다 읽은 것</translation>
    </message>
    <message>
        <source>Whose attention is shown</source>
        <translation>표시할 어텐션</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>교차</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>{pair}: saliency {value:.3f}</source>
        <translation>{pair}: 현저성 {value:.3f}</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>The experiment is done.</source>
        <translation>실험이 끝났습니다.</translation>
    </message>
    <message>
        <source>The training has ended.</source>
        <translation>학습이 멈췄습니다.</translation>
    </message>
    <message>
        <source>The training is done.</source>
        <translation>학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>Translated: {texts}</source>
        <translation>번역: {texts}</translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>At every validation the same sentence is translated again. Its alignments line up here, from even grey to the pattern that the model has found.</source>
        <translation>검증할 때마다 같은 문장을 다시 번역합니다. 고른 회색에서 모델이 찾아낸 무늬에 이르기까지, 그 정렬이 여기에 차례로 놓입니다.</translation>
    </message>
    <message>
        <source>Attention being born</source>
        <translation>어텐션의 탄생</translation>
    </message>
    <message>
        <source>Put all on Stage</source>
        <translation>모두 무대에 올리기</translation>
    </message>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Translations of</source>
        <translation>번역한 모델</translation>
    </message>
    <message>
        <source>pinned: {0}</source>
        <translation>고정 문장: {0}</translation>
    </message>
</context>
<context>
    <name>AttentionStrip</name>
    <message>
        <source>(nothing)</source>
        <translation>(없음)</translation>
    </message>
    <message>
        <source>Alignments of the pinned sentence during training</source>
        <translation>학습 중 고정 문장의 정렬</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>엔트로피</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>{0}스텝</translation>
    </message>
    <message>
        <source>step {0}, {1}{2}</source>
        <translation>{0}스텝, {1}{2}</translation>
    </message>
</context>
<context>
    <name>BeamTreeView</name>
    <message>
        <source>Beam search</source>
        <translation>빔 탐색</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>유지됨</translation>
    </message>
    <message>
        <source>log-probability of the piece {value:.3f}</source>
        <translation>조각의 로그 확률 {value:.3f}</translation>
    </message>
    <message>
        <source>of the whole {value:.3f}</source>
        <translation>전체의 로그 확률 {value:.3f}</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>가지치기됨</translation>
    </message>
    <message>
        <source>score {value:.3f}</source>
        <translation>점수 {value:.3f}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step}단계</translation>
    </message>
    <message>
        <source>step {step}: {piece}</source>
        <translation>{step}단계: {piece}</translation>
    </message>
    <message>
        <source>{count} more ×</source>
        <translation>외 {count}개 ×</translation>
    </message>
</context>
<context>
    <name>BeamView</name>
    <message>
        <source>Back to the lanes</source>
        <translation>레인으로 돌아가기</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>빔 탐색</translation>
    </message>
    <message>
        <source>Beam search, width {width}</source>
        <translation>빔 탐색, 폭 {width}</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>The figure is the score: log-probability over a length penalty.</source>
        <translation>숫자는 점수, 곧 로그 확률을 길이 페널티로 나눈 값입니다.</translation>
    </message>
    <message>
        <source>no lane</source>
        <translation>레인 없음</translation>
    </message>
</context>
<context>
    <name>BottleneckPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>문법</translation>
    </message>
    <message>
        <source>Own file…</source>
        <translation>내 파일…</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>팩</translation>
    </message>
    <message>
        <source>Pairs to translate</source>
        <translation>번역할 문장 쌍</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Score against length</source>
        <translation>길이에 따른 점수</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Text (*.tsv *.txt *.tsv.gz *.tsv.xz)</source>
        <translation>텍스트 (*.tsv *.txt *.tsv.gz *.tsv.xz)</translation>
    </message>
    <message>
        <source>per length</source>
        <translation>길이별</translation>
    </message>
    <message>
        <source>words of the source, and how many pairs</source>
        <translation>원문의 단어 수와 쌍의 수</translation>
    </message>
</context>
<context>
    <name>BottleneckSentences</name>
    <message>
        <source>sentence chrF</source>
        <translation>문장 chrF</translation>
    </message>
    <message>
        <source>{count} sentences, the widest gap of the {lane} first</source>
        <translation>문장 {count}개, {lane} 점수 차가 큰 순서</translation>
    </message>
    <message>
        <source>{lengths} words</source>
        <translation>{lengths}단어</translation>
    </message>
</context>
<context>
    <name>BranchBar</name>
    <message>
        <source>Back by one of {count} branches</source>
        <translation>{count}개 분기 중 하나 되돌리기</translation>
    </message>
    <message>
        <source>Back to the model&apos;s own</source>
        <translation>모델 본래 번역으로</translation>
    </message>
    <message>
        <source>In a frame: what was forced. With dots over it: what was not there before.</source>
        <translation>테두리: 강제한 조각. 위쪽 점: 이전에 없던 조각.</translation>
    </message>
    <message>
        <source>other way from step {step}</source>
        <translation>{step}단계부터 다른 길</translation>
    </message>
</context>
<context>
    <name>CandidateBars</name>
    <message>
        <source>
click: go on with this piece instead</source>
        <translation>
클릭: 이 조각으로 이어 가기</translation>
    </message>
    <message>
        <source>, produced</source>
        <translation>, 생성됨</translation>
    </message>
    <message>
        <source>Candidates for the next piece: {title}</source>
        <translation>다음 조각의 후보: {title}</translation>
    </message>
    <message>
        <source>entropy {nats:.2f} nats</source>
        <translation>엔트로피 {nats:.2f}나트</translation>
    </message>
    <message>
        <source>next token, top {count}</source>
        <translation>다음 토큰, 상위 {count}개</translation>
    </message>
    <message>
        <source>top {count}</source>
        <translation>상위 {count}개</translation>
    </message>
    <message>
        <source>{rank} of {count}: {piece}, probability {probability:.3f}</source>
        <translation>{count}개 중 {rank}위: {piece}, 확률 {probability:.3f}</translation>
    </message>
</context>
<context>
    <name>CleaningCard</name>
    <message>
        <source>A side is mostly punctuation, addresses or tags.</source>
        <translation>한쪽이 대부분 문장 부호, 주소, 태그입니다.</translation>
    </message>
    <message>
        <source>Both sides have numbers in digits that the other lacks: misaligned.</source>
        <translation>양쪽에 서로 없는 숫자가 있습니다. 잘못 짝지어진 쌍입니다.</translation>
    </message>
    <message>
        <source>Control characters, U+FFFD, or UTF-8 that was read as Latin-1.</source>
        <translation>제어 문자, U+FFFD, 또는 Latin-1로 잘못 읽은 UTF-8입니다.</translation>
    </message>
    <message>
        <source>Damaged text</source>
        <translation>손상된 글자</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Leave out of training</source>
        <translation>학습에서 제외</translation>
    </message>
    <message numerus="yes">
        <source>Leave out {0}: {1} pairs</source>
        <translation>
            <numerusform>제외: {0}, {1}쌍</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearly the same words stand on both sides.</source>
        <translation>양쪽의 단어가 거의 같습니다.</translation>
    </message>
    <message>
        <source>No sentences</source>
        <translation>문장 아님</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>번역되지 않음</translation>
    </message>
    <message>
        <source>Nothing is left out; all pairs stay.</source>
        <translation>제외하는 것이 없습니다. 모든 쌍이 남습니다.</translation>
    </message>
    <message>
        <source>One side has so many times the characters of the other, ten added to each: misaligned or cut off.</source>
        <translation>양쪽에 10자씩 더해 비교했을 때 한쪽의 글자 수가 그 배수를 넘습니다. 잘못 짝지어졌거나 잘린 쌍입니다.</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>숫자 불일치</translation>
    </message>
    <message>
        <source>Over {0} times as long</source>
        <translation>{0}배 넘게 긺</translation>
    </message>
    <message>
        <source>Over {0} words</source>
        <translation>{0}단어 초과</translation>
    </message>
    <message>
        <source>Pairs that came before, both sides equal.</source>
        <translation>양쪽 모두 앞에 나온 것과 같은 쌍입니다.</translation>
    </message>
    <message>
        <source>Pairs with fewer words than that on a side.</source>
        <translation>한쪽의 단어가 그보다 적은 쌍입니다.</translation>
    </message>
    <message>
        <source>Pairs with more words than that on a side.</source>
        <translation>한쪽의 단어가 그보다 많은 쌍입니다.</translation>
    </message>
    <message>
        <source>Under {0} words</source>
        <translation>{0}단어 미만</translation>
    </message>
    <message numerus="yes">
        <source>{0} of {1} pairs stay.</source>
        <translation>
            <numerusform>{1}쌍 중 {0}쌍이 남습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>맞는 명령</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>무엇을 하시겠습니까?</translation>
    </message>
</context>
<context>
    <name>ComparedTranslations</name>
    <message>
        <source>Choose a step: click a piece, or use the arrow keys</source>
        <translation>단계 고르기: 조각을 클릭하거나 화살표 키를 쓰십시오</translation>
    </message>
    <message>
        <source>Step of the translation</source>
        <translation>번역의 단계</translation>
    </message>
    <message>
        <source>own weights</source>
        <translation>본래 가중치</translation>
    </message>
    <message>
        <source>step {step}: {piece}; now: {translation}; {note}</source>
        <translation>{step}단계: {piece}; 지금: {translation}; {note}</translation>
    </message>
    <message>
        <source>these weights</source>
        <translation>지금 가중치</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Compare a lane with another checkpoint of its architecture</source>
        <translation>레인을 같은 아키텍처의 다른 체크포인트와 비교</translation>
    </message>
    <message>
        <source>Compare a lane with another checkpoint, once there is a model on a lane</source>
        <translation>레인에 모델이 있으면 다른 체크포인트와 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>No other model of this architecture is here</source>
        <translation>이 아키텍처의 다른 모델이 없습니다</translation>
    </message>
    <message>
        <source>{count} lanes are the most that there can be: take one away first</source>
        <translation>레인은 {count}개까지입니다. 먼저 하나를 빼십시오</translation>
    </message>
    <message>
        <source>{family}, best (step {step})</source>
        <translation>{family}, 최고 성능({step}스텝)</translation>
    </message>
    <message>
        <source>{family}, last (step {step})</source>
        <translation>{family}, 마지막({step}스텝)</translation>
    </message>
    <message>
        <source>{family}, step {step}</source>
        <translation>{family}, {step}스텝</translation>
    </message>
    <message>
        <source>{title} with</source>
        <translation>{title} 비교 대상</translation>
    </message>
</context>
<context>
    <name>CorporaPanel</name>
    <message>
        <source>Corpora</source>
        <translation>말뭉치</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>받은 것</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Looking for corpora…</source>
        <translation>말뭉치를 찾는 중…</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>네트워크에 있는 것</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>{name} is in the bin.</source>
        <translation>휴지통으로 옮김: {name}.</translation>
    </message>
</context>
<context>
    <name>CorpusCombo</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>말뭉치</translation>
    </message>
    <message>
        <source>Digit reversal</source>
        <translation>숫자 뒤집기</translation>
    </message>
    <message>
        <source>English–French grammar</source>
        <translation>영어–프랑스어 문법</translation>
    </message>
    <message>
        <source>Grammar En–Fr</source>
        <translation>문법 영–프</translation>
    </message>
    <message>
        <source>One TSV file, or two parallel files</source>
        <translation>TSV 파일 하나 또는 병렬 파일 두 개</translation>
    </message>
    <message>
        <source>Own file…</source>
        <translation>내 파일…</translation>
    </message>
    <message>
        <source>Text (*.tsv *.txt *.tsv.gz *.tsv.xz *.gz *.xz)</source>
        <translation>텍스트 (*.tsv *.txt *.tsv.gz *.tsv.xz *.gz *.xz)</translation>
    </message>
</context>
<context>
    <name>CorpusDetails</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose it on the Train page</source>
        <translation>학습 페이지에서 선택</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>From the network: {0}</source>
        <translation>받는 곳: {0}</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어받기</translation>
    </message>
    <message>
        <source>Here since {0}</source>
        <translation>받은 날: {0}</translation>
    </message>
    <message>
        <source>It is not the file that came from there before.</source>
        <translation>같은 곳에서 전에 받은 파일과 다릅니다.</translation>
    </message>
    <message>
        <source>Licence: {0}</source>
        <translation>라이선스: {0}</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>Move it to the bin</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation>파일 보기</translation>
    </message>
    <message>
        <source>Train on it</source>
        <translation>이것으로 학습</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Waiting for the download before</source>
        <translation>앞선 다운로드를 기다리는 중</translation>
    </message>
    <message>
        <source>What the corpus holds, and what to leave out of training</source>
        <translation>말뭉치의 내용과 학습에서 뺄 것</translation>
    </message>
    <message numerus="yes">
        <source>{0} lines that are no pairs were left out</source>
        <translation>
            <numerusform>쌍이 아닌 {0}줄은 뺐습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of it are here; getting it goes on from there.</source>
        <translation>{0} 받았습니다. 이어서 받습니다.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 중 {done}</translation>
    </message>
</context>
<context>
    <name>CorpusFacts</name>
    <message>
        <source>Repeated, and characters</source>
        <translation>중복과 문자</translation>
    </message>
    <message>
        <source>damaged or odd</source>
        <translation>손상되었거나 이상한 문자</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>보이지 않는 문자</translation>
    </message>
    <message numerus="yes">
        <source>{0} pairs came before</source>
        <translation>
            <numerusform>{0}쌍이 앞에 나온 쌍과 같음</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} rare</source>
        <translation>드문 문자 {0}개</translation>
    </message>
    <message>
        <source>{0} sources came before; {1} have two translations or more</source>
        <translation>원문 {0}개가 앞에 나온 것과 같음, 그중 번역이 둘 이상인 것 {1}개</translation>
    </message>
    <message>
        <source>{0}: {1} different characters</source>
        <translation>{0}: 서로 다른 문자 {1}개</translation>
    </message>
</context>
<context>
    <name>CostRacePanel</name>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU on held-out pairs</source>
        <translation>따로 떼어 둔 쌍의 BLEU</translation>
    </message>
    <message>
        <source>Decoding: milliseconds a piece</source>
        <translation>디코딩: 조각당 밀리초</translation>
    </message>
    <message>
        <source>Digit reversal</source>
        <translation>숫자 뒤집기</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>문법</translation>
    </message>
    <message>
        <source>Nobody has started yet</source>
        <translation>아직 아무도 출발하지 않았습니다</translation>
    </message>
    <message>
        <source>Press Run: the three train from scratch for about a minute, one step each in turn.</source>
        <translation>실행을 누르면 셋이 한 스텝씩 번갈아 1분쯤 처음부터 학습합니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Training: operations that wait for each other</source>
        <translation>학습: 차례를 기다려야 하는 연산</translation>
    </message>
    <message>
        <source>What BLEU is drawn against</source>
        <translation>BLEU의 가로축</translation>
    </message>
    <message>
        <source>by the second</source>
        <translation>초별</translation>
    </message>
    <message>
        <source>by the step</source>
        <translation>스텝별</translation>
    </message>
    <message>
        <source>in a row</source>
        <translation>연속 연산</translation>
    </message>
    <message>
        <source>ms a piece</source>
        <translation>조각당 ms</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>pieces of the sentence</source>
        <translation>문장의 조각 수</translation>
    </message>
    <message>
        <source>pieces/s</source>
        <translation>조각/초</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>seconds of its own training</source>
        <translation>자체 학습 시간(초)</translation>
    </message>
    <message>
        <source>steps, on the same batches</source>
        <translation>스텝, 같은 배치</translation>
    </message>
</context>
<context>
    <name>CurveKey</name>
    <message>
        <source>Dashed: the earlier run {0}</source>
        <translation>점선: 이전 학습 {0}</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정 안 함</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>CurveLegend</name>
    <message>
        <source>Curves: {0}</source>
        <translation>곡선: {0}</translation>
    </message>
</context>
<context>
    <name>CurveSketch</name>
    <message>
        <source>BLEU from {first:.1f} at step {start} to {last:.1f} at step {end}</source>
        <translation>BLEU: {start}스텝 {first:.1f}에서 {end}스텝 {last:.1f}까지</translation>
    </message>
</context>
<context>
    <name>CurveViewMenu</name>
    <message>
        <source>Linear values</source>
        <translation>선형 값 축</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>로그 값 축</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>평활화 없음</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>모든 스텝 보기</translation>
    </message>
    <message>
        <source>Smoothed over 10 steps</source>
        <translation>10스텝에 걸쳐 평활화</translation>
    </message>
    <message>
        <source>Smoothed over 100 steps</source>
        <translation>100스텝에 걸쳐 평활화</translation>
    </message>
    <message>
        <source>View of the curves</source>
        <translation>곡선 보기 방식</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>All curves are hidden</source>
        <translation>모든 곡선을 숨겼습니다</translation>
    </message>
    <message>
        <source>Choose some in the key above.</source>
        <translation>위의 범례에서 고르십시오.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>It takes attention, and a corpus that knows which words translate each other, such as the grammar.</source>
        <translation>어텐션이 있어야 하고, 문법 말뭉치처럼 어떤 단어가 서로의 번역인지 아는 말뭉치여야 합니다.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>측정하지 않음</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>아직 측정하지 않음</translation>
    </message>
    <message>
        <source>Nothing trained yet</source>
        <translation>아직 학습한 것이 없습니다</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Step axis</source>
        <translation>스텝 축</translation>
    </message>
    <message>
        <source>Stopped before the first step</source>
        <translation>첫 스텝 전에 중지됨</translation>
    </message>
    <message>
        <source>The first point comes with the first validation.</source>
        <translation>첫 검증이 끝나면 첫 점이 나타납니다.</translation>
    </message>
    <message>
        <source>The training failed</source>
        <translation>학습에 실패했습니다</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>{0} against training step</source>
        <translation>학습 스텝에 따른 {0}</translation>
    </message>
</context>
<context>
    <name>DecodingControl</name>
    <message>
        <source>Beam tree</source>
        <translation>빔 트리</translation>
    </message>
    <message>
        <source>Beam {width}</source>
        <translation>빔 {width}</translation>
    </message>
    <message>
        <source>Decoding: {words}</source>
        <translation>디코딩: {words}</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>그리디</translation>
    </message>
    <message>
        <source>How translations are decoded: greedy, sampled or by beam search</source>
        <translation>번역을 디코딩하는 방법: 그리디, 샘플링, 빔 탐색</translation>
    </message>
    <message>
        <source>Sampled: T {temperature:g}, p {top_p:g}, seed {seed}</source>
        <translation>샘플링: T {temperature:g}, p {top_p:g}, 시드 {seed}</translation>
    </message>
    <message>
        <source>{words}, begins “{beginning}”</source>
        <translation>{words}, 시작: “{beginning}”</translation>
    </message>
</context>
<context>
    <name>DecodingPopup</name>
    <message>
        <source>At each step the most probable beginnings are kept; the best that comes to an end wins.</source>
        <translation>단계마다 확률이 가장 높은 앞부분 몇 개를 유지하고, 끝까지 간 것 중 가장 좋은 것을 고릅니다.</translation>
    </message>
    <message>
        <source>At each step the most probable piece is taken.</source>
        <translation>단계마다 확률이 가장 높은 조각을 고릅니다.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>빔</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작말</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>디코딩</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>다시 뽑기</translation>
    </message>
    <message>
        <source>Each piece is drawn by chance. The same seed draws the same translation again.</source>
        <translation>조각을 확률에 따라 무작위로 뽑습니다. 시드가 같으면 같은 번역이 다시 나옵니다.</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>그리디</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>The next seed draws another translation</source>
        <translation>다음 시드로 다른 번역을 뽑습니다</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>폭</translation>
    </message>
    <message>
        <source>nothing: each model begins by itself</source>
        <translation>없음: 모델이 스스로 시작</translation>
    </message>
</context>
<context>
    <name>DesktopNotifications</name>
    <message>
        <source>Training failed</source>
        <translation>학습이 실패했습니다</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>학습이 끝났습니다</translation>
    </message>
</context>
<context>
    <name>DetailHead</name>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
</context>
<context>
    <name>ExcerptList</name>
    <message>
        <source>pair {0}</source>
        <translation>{0}번째 쌍</translation>
    </message>
</context>
<context>
    <name>ExperimentHead</name>
    <message>
        <source>What to look for</source>
        <translation>눈여겨볼 것</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>Measuring…</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>아직 실행하지 않음</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Paused: {what}</source>
        <translation>일시 정지됨: {what}</translation>
    </message>
    <message>
        <source>Press Run: the first points come within seconds.</source>
        <translation>실행을 누르면 몇 초 안에 첫 점이 나옵니다.</translation>
    </message>
</context>
<context>
    <name>FateLegend</name>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>유지됨</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>가지치기됨</translation>
    </message>
</context>
<context>
    <name>FaultChip</name>
    <message>
        <source>It came to its end while much of the source was still to be translated.</source>
        <translation>원문이 많이 남았는데 번역이 끝났습니다.</translation>
    </message>
    <message>
        <source>It says “{words}” again.</source>
        <translation>“{words}”이(가) 되풀이됩니다.</translation>
    </message>
    <message>
        <source>Source words that it hardly ever looked at: {words}.</source>
        <translation>거의 보지 않은 원문 단어: {words}.</translation>
    </message>
    <message>
        <source>The vocabulary has no piece for “{words}”.</source>
        <translation>어휘에 “{words}”에 해당하는 조각이 없습니다.</translation>
    </message>
    <message>
        <source>{title}: {explanation} Go to step {step}</source>
        <translation>{title}: {explanation} {step}단계로 가기</translation>
    </message>
</context>
<context>
    <name>FileDrops</name>
    <message>
        <source>Begin the lesson</source>
        <translation>수업 시작</translation>
    </message>
    <message>
        <source>Choose the corpus for training</source>
        <translation>학습할 말뭉치로 선택</translation>
    </message>
    <message>
        <source>Drop a session (.lockstep), a lesson (.json), models (.lockmodel, or a folder with models), the folder of a training, or a corpus: one table of pairs (.tsv, .txt), or two parallel files.</source>
        <translation>세션(.lockstep), 수업(.json), 모델(.lockmodel 또는 모델이 든 폴더), 학습 폴더, 말뭉치(문장 쌍 표 하나(.tsv, .txt) 또는 병렬 파일 두 개)를 놓으십시오.</translation>
    </message>
    <message>
        <source>Import the models</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Open the session on the Stage</source>
        <translation>무대에서 세션 열기</translation>
    </message>
    <message>
        <source>Show the training, and follow it while it goes on</source>
        <translation>학습을 보여 주고, 진행되는 동안 따라가기</translation>
    </message>
    <message numerus="yes">
        <source>These {0} files cannot be used together.</source>
        <translation>
            <numerusform>파일 {0}개를 함께 쓸 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be used here</source>
        <translation>여기에서 쓸 수 없는 파일입니다</translation>
    </message>
    <message>
        <source>{name} cannot be used here.</source>
        <translation>여기에서 쓸 수 없습니다: {name}.</translation>
    </message>
</context>
<context>
    <name>GradientReachPanel</name>
    <message>
        <source>Attention RNN</source>
        <translation>어텐션 RNN</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Gradient of the log-probability of the digit at the end, which should copy the framed one. Line: geometric mean of {samples} samples; band: eight in ten of them. {network}: {parameters:,} parameters, probability {probability:.2f}.</source>
        <translation>맨 끝 숫자의 로그 확률의 기울기입니다. 이 숫자는 테두리를 두른 숫자를 베껴야 합니다. 선: 표본 {samples}개의 기하평균, 띠: 열에 여덟이 드는 범위. {network}: 파라미터 {parameters:,}개, 확률 {probability:.2f}.</translation>
    </message>
    <message>
        <source>Jacobian</source>
        <translation>야코비안</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Norm of the gradient at a digit&apos;s embedding</source>
        <translation>숫자 임베딩에 대한 기울기의 크기</translation>
    </message>
    <message>
        <source>Norms by distance</source>
        <translation>거리에 따른 크기</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>눈금</translation>
    </message>
    <message>
        <source>Spectral norm of ∂(last state) / ∂(state after a digit)</source>
        <translation>∂(마지막 상태) / ∂(숫자를 읽은 뒤의 상태)의 스펙트럼 노름</translation>
    </message>
    <message>
        <source>The attention RNN&apos;s encoder forgets too, after training soonest of all: its decoder reads every state directly. The Transformer hands no state on from one position to the next: there is nothing to multiply.</source>
        <translation>어텐션 RNN의 인코더도 잊고, 학습 후에는 가장 빨리 잊습니다. 디코더가 모든 상태를 직접 읽기 때문입니다. 트랜스포머는 상태를 다음 위치로 넘기지 않으므로 곱할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>학습 후</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>트랜스포머</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>학습 전</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>재는 것</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>잰 그대로</translation>
    </message>
    <message>
        <source>does not fall</source>
        <translation>줄지 않음</translation>
    </message>
    <message>
        <source>first</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>half open</source>
        <translation>반만 열림</translation>
    </message>
    <message>
        <source>halves every {count} positions</source>
        <translation>{count}칸마다 절반</translation>
    </message>
    <message>
        <source>last</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>longer than in training</source>
        <translation>학습 때보다 긴 길이</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>nearest = 1</source>
        <translation>가장 가까운 것 = 1</translation>
    </message>
    <message>
        <source>no chain of states</source>
        <translation>상태의 사슬이 없음</translation>
    </message>
    <message>
        <source>no steady fall</source>
        <translation>고른 감소 없음</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>positions back</source>
        <translation>거슬러 간 칸 수</translation>
    </message>
    <message>
        <source>tanh RNN</source>
        <translation>tanh RNN</translation>
    </message>
    <message>
        <source>{network}, linear</source>
        <translation>{network}, 선형 눈금</translation>
    </message>
    <message>
        <source>{value} at {place} back</source>
        <translation>{place}칸 앞에서 {value}</translation>
    </message>
</context>
<context>
    <name>HeadBoard</name>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>head {number}</source>
        <translation>헤드 {number}</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>{number}층</translation>
    </message>
</context>
<context>
    <name>HeadGrid</name>
    <message>
        <source>
its largest weight, on average: {score:.2f}</source>
        <translation>
가장 큰 가중치의 평균: {score:.2f}</translation>
    </message>
    <message>
        <source>Attention head</source>
        <translation>어텐션 헤드</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>모든 헤드</translation>
    </message>
    <message>
        <source>layer {layer}, head {head}</source>
        <translation>층 {layer}, 헤드 {head}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>mean of {count} heads</source>
        <translation>헤드 {count}개의 평균</translation>
    </message>
    <message>
        <source>the mean of all heads (M)</source>
        <translation>모든 헤드의 평균 (M)</translation>
    </message>
</context>
<context>
    <name>HeadRanking</name>
    <message>
        <source>Heads by what they do</source>
        <translation>하는 일에 따른 헤드</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
</context>
<context>
    <name>HeadsView</name>
    <message>
        <source>All but this head in its layer</source>
        <translation>이 층에서 이 헤드만 남기고 모두</translation>
    </message>
    <message>
        <source>All of this kind</source>
        <translation>이 종류 모두</translation>
    </message>
    <message>
        <source>All of this layer</source>
        <translation>이 층 모두</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>모두 켜기</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>Run measures all heads on a sample, in half a minute.</source>
        <translation>실행하면 30초 안에 표본에서 모든 헤드를 측정합니다.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>The half over the source that aligns best</source>
        <translation>원문을 가장 잘 정렬하는 절반</translation>
    </message>
    <message>
        <source>The half over the source that aligns worst</source>
        <translation>원문을 가장 못 정렬하는 절반</translation>
    </message>
    <message>
        <source>This head</source>
        <translation>이 헤드</translation>
    </message>
    <message>
        <source>Which head does what?</source>
        <translation>어느 헤드가 무엇을 할까요?</translation>
    </message>
    <message>
        <source>Whose attention</source>
        <translation>누구의 어텐션</translation>
    </message>
    <message>
        <source>best aligned first</source>
        <translation>잘 정렬하는 것부터</translation>
    </message>
    <message>
        <source>even</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>leans towards {what}</source>
        <translation>{what} 쪽으로 기웁니다</translation>
    </message>
    <message>
        <source>looks at {what}</source>
        <translation>{what}을(를) 봅니다</translation>
    </message>
    <message>
        <source>no role of its own among those measured</source>
        <translation>측정한 역할 가운데 뚜렷한 것이 없습니다</translation>
    </message>
    <message>
        <source>switched off: its picture counts for nothing</source>
        <translation>꺼짐: 이 그림은 쓰이지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>with %n head(s) off</source>
        <translation>
            <numerusform>헤드 %n개를 끄고</numerusform>
        </translation>
    </message>
    <message>
        <source>with all heads</source>
        <translation>모든 헤드로</translation>
    </message>
    <message>
        <source>worst aligned first</source>
        <translation>못 정렬하는 것부터</translation>
    </message>
</context>
<context>
    <name>InputHint</name>
    <message>
        <source>No model here has a piece for: {parts}. Each is read as unknown.</source>
        <translation>어느 모델에도 해당 조각이 없는 글자: {parts}. 미등록으로 읽습니다.</translation>
    </message>
</context>
<context>
    <name>InspectButton</name>
    <message>
        <source>Take this step apart (I)</source>
        <translation>이 단계 분해 (I)</translation>
    </message>
    <message>
        <source>Take this step apart: {title}</source>
        <translation>이 단계 분해: {title}</translation>
    </message>
</context>
<context>
    <name>InspectionView</name>
    <message>
        <source>Another script</source>
        <translation>다른 문자 체계</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the view of the corpus</source>
        <translation>말뭉치 보기 닫기</translation>
    </message>
    <message>
        <source>Damaged text</source>
        <translation>손상된 글자</translation>
    </message>
    <message>
        <source>Looking at the corpus…</source>
        <translation>말뭉치를 살펴보는 중…</translation>
    </message>
    <message>
        <source>No pair looks wrong.</source>
        <translation>이상해 보이는 쌍이 없습니다.</translation>
    </message>
    <message>
        <source>No sentences</source>
        <translation>문장 아님</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>번역되지 않음</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>숫자 불일치</translation>
    </message>
    <message>
        <source>Samples of all lengths</source>
        <translation>길이별 표본</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>의심스러운 쌍</translation>
    </message>
    <message>
        <source>Suspects for the reason</source>
        <translation>의심하는 이유</translation>
    </message>
    <message>
        <source>Unusual lengths</source>
        <translation>이례적인 길이</translation>
    </message>
    <message>
        <source>Words in a sentence</source>
        <translation>문장의 단어 수</translation>
    </message>
    <message numerus="yes">
        <source>{0} pairs</source>
        <translation>
            <numerusform>{0}쌍</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
</context>
<context>
    <name>LadderChart</name>
    <message>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <source>chrF by rung</source>
        <translation>단별 chrF</translation>
    </message>
    <message>
        <source>{title}, chrF by rung: {figures}</source>
        <translation>{title}, 단별 chrF: {figures}</translation>
    </message>
</context>
<context>
    <name>LadderStrip</name>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave the ladder</source>
        <translation>사다리에서 나가기</translation>
    </message>
    <message>
        <source>Next rung</source>
        <translation>다음 단</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Rung {rung} of {count}</source>
        <translation>{count}단 중 {rung}단</translation>
    </message>
    <message>
        <source>Sentence ladder</source>
        <translation>문장 사다리</translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation>숫자 {count}개</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count}단어</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>It is read from disk; you can type a sentence meanwhile.</source>
        <translation>디스크에서 읽는 중입니다. 그동안 문장을 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>모델 불러오는 중</translation>
    </message>
    <message>
        <source>{title} lane</source>
        <translation>{title} 레인</translation>
    </message>
</context>
<context>
    <name>LaneAbout</name>
    <message>
        <source>About this model</source>
        <translation>이 모델 정보</translation>
    </message>
    <message>
        <source>Back to the translation</source>
        <translation>번역으로 돌아가기</translation>
    </message>
    <message>
        <source>Compare this lane with another checkpoint of its architecture</source>
        <translation>이 레인을 같은 아키텍처의 다른 체크포인트와 비교</translation>
    </message>
    <message>
        <source>Compare with: {title}</source>
        <translation>비교 대상: {title}</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>{action}: {title}</source>
        <translation>{action}: {title}</translation>
    </message>
</context>
<context>
    <name>LaneHeader</name>
    <message>
        <source>The model and its figures</source>
        <translation>모델과 수치</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message numerus="yes">
        <source>{count} heads</source>
        <translation>
            <numerusform>헤드 {count}개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers</source>
        <translation>
            <numerusform>층 {count}개</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>파라미터 {count}개</translation>
    </message>
    <message>
        <source>{ms:.1f} ms / token (median)</source>
        <translation>토큰당 {ms:.1f} ms (중앙값)</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>{ms} ms / token</source>
        <translation>토큰당 {ms} ms</translation>
    </message>
</context>
<context>
    <name>LaneNotice</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Try to load this model again</source>
        <translation>이 모델 다시 불러오기</translation>
    </message>
</context>
<context>
    <name>LaneThumbnail</name>
    <message>
        <source>{title}: bring to the front</source>
        <translation>{title}: 앞으로 가져오기</translation>
    </message>
</context>
<context>
    <name>LengthCurves</name>
    <message>
        <source>{lengths} words, {count} pairs</source>
        <translation>{lengths}단어, {count}쌍</translation>
    </message>
</context>
<context>
    <name>LengthHistogram</name>
    <message>
        <source>Words in a sentence</source>
        <translation>문장의 단어 수</translation>
    </message>
    <message>
        <source>mean {0}, median {1}, longest {2}</source>
        <translation>평균 {0}, 중앙값 {1}, 최대 {2}</translation>
    </message>
    <message>
        <source>{0} to {1} words</source>
        <translation>{0}–{1}단어</translation>
    </message>
    <message>
        <source>{0} words or more</source>
        <translation>{0}단어 이상</translation>
    </message>
</context>
<context>
    <name>LessonMenu</name>
    <message>
        <source>A guided tour, and lessons for a class</source>
        <translation>길잡이와 강의용 수업</translation>
    </message>
    <message>
        <source>Lesson (*.json)</source>
        <translation>수업 (*.json)</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>수업 열기</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>수업 열기…</translation>
    </message>
    <message>
        <source>{title} ({minutes} min)</source>
        <translation>{title}({minutes}분)</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Just show it</source>
        <translation>바로 보기</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>수업에서 나가기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>아쉽습니다.</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>맞습니다.</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>이전 단계</translation>
    </message>
    <message>
        <source>{right} of {asked} right</source>
        <translation>{asked}문제 중 {right}문제 정답</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Duplicating {name}…</source>
        <translation>복제하는 중: {name}…</translation>
    </message>
    <message>
        <source>Export models</source>
        <translation>모델 내보내기</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>내보내는 중: {name}…</translation>
    </message>
    <message>
        <source>Import it when that is done.</source>
        <translation>끝난 뒤에 가져오십시오.</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>가져오는 중: {name}…</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>모델을 찾는 중…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Models (*.{suffix})</source>
        <translation>모델 (*.{suffix})</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>아직 모델이 없습니다</translation>
    </message>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Train one, import a file, or drop one anywhere on the window.</source>
        <translation>모델을 학습하거나, 파일을 가져오거나, 창 아무 곳에나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>{name} is in the bin.</source>
        <translation>휴지통으로 옮김: {name}.</translation>
    </message>
    <message>
        <source>{name} is written, {size}.</source>
        <translation>저장함: {name}, {size}.</translation>
    </message>
    <message>
        <source>{name} was not imported: other models are being written or read.</source>
        <translation>가져오지 않음: {name}. 다른 모델을 쓰거나 읽는 중입니다.</translation>
    </message>
    <message>
        <source>{title} is kept among your own models.</source>
        <translation>내 모델에 추가함: {title}.</translation>
    </message>
</context>
<context>
    <name>LookChoice</name>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>For the lanes: go back to them with Escape</source>
        <translation>레인에서 쓸 수 있습니다. Esc로 돌아가십시오</translation>
    </message>
    <message>
        <source>Gradient × input: how much each source piece moves the piece that is produced</source>
        <translation>기울기 × 입력: 원문의 각 조각이 생성되는 조각을 얼마나 움직이는지</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Pieces or words</source>
        <translation>조각 또는 단어</translation>
    </message>
    <message>
        <source>Pieces put together to words: weights added, rows averaged</source>
        <translation>조각을 단어로 묶음: 가중치는 더하고 행은 평균</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>현저성</translation>
    </message>
    <message>
        <source>The pieces that the models read and produce</source>
        <translation>모델이 읽고 생성하는 조각</translation>
    </message>
    <message>
        <source>What the lanes show</source>
        <translation>레인에 표시할 내용</translation>
    </message>
    <message>
        <source>What the models with attention look at; the RNN has none, so it shows saliency</source>
        <translation>어텐션이 있는 모델이 보는 곳. RNN에는 어텐션이 없어 현저성을 표시합니다</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>단어</translation>
    </message>
</context>
<context>
    <name>LookMenu</name>
    <message>
        <source>Appearance</source>
        <translation>화면 모양</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>시스템 색상</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>어두운 색상</translation>
    </message>
    <message>
        <source>Glide from step to step</source>
        <translation>단계 사이를 부드럽게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>시스템의 언어</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>밝은 색상</translation>
    </message>
    <message>
        <source>Motion as the system has it</source>
        <translation>시스템의 움직임 설정</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>움직임 줄이기</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>Another corpus cannot be chosen while a training goes on.</source>
        <translation>학습하는 동안에는 다른 말뭉치를 고를 수 없습니다.</translation>
    </message>
    <message>
        <source>Appearance: colours, motion and language</source>
        <translation>화면 모양: 색상, 움직임, 언어</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Lecture: the Stage alone, in large type</source>
        <translation>강의: 무대만 큰 글자로</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>밝은 색 또는 어두운 색</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>세션 열기…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>문제 알리기…</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>세션 저장…</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>무대</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>먼저 학습을 중지하십시오.</translation>
    </message>
    <message>
        <source>Tell when a training ends</source>
        <translation>학습이 끝나면 알리기</translation>
    </message>
    <message>
        <source>Text in its own size</source>
        <translation>글자 본래 크기</translation>
    </message>
    <message>
        <source>The training is untouched.</source>
        <translation>학습은 그대로입니다.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>왜</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
</context>
<context>
    <name>MarkedText</name>
    <message>
        <source>different: {words}</source>
        <translation>다른 단어: {words}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>1 of {count}</source>
        <translation>{count}개 중 1</translation>
    </message>
    <message>
        <source>Collect versions, the log and the details into a text to copy</source>
        <translation>버전, 로그, 자세한 내용을 복사할 수 있는 글로 모으기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>세부 정보 복사</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>문제 알리기</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>알리기…</translation>
    </message>
</context>
<context>
    <name>MetricCard</name>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Put {0} on the Stage</source>
        <translation>{0}: 무대에 올리기</translation>
    </message>
</context>
<context>
    <name>MetricsPanel</name>
    <message>
        <source>Alignment error: how much of the attention&apos;s word alignment differs from the true one, at each validation (100 % to 0 %).</source>
        <translation>정렬 오류: 검증할 때마다 어텐션의 단어 정렬이 참 정렬과 얼마나 다른지(100 %에서 0 %까지).</translation>
    </message>
    <message>
        <source>At step {0} the gradient exploded: the weights went back to step {1}; the learning rate is lower since.</source>
        <translation>{0}스텝에서 기울기가 폭발해 가중치를 {1}스텝으로 되돌렸습니다. 그 뒤로 학습률이 낮아졌습니다.</translation>
    </message>
    <message>
        <source>ETA</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>The line shows the gradient&apos;s norm since the first step.</source>
        <translation>선은 첫 스텝부터의 기울기 노름입니다.</translation>
    </message>
    <message>
        <source>align. error</source>
        <translation>정렬 오류</translation>
    </message>
    <message>
        <source>best BLEU</source>
        <translation>최고 BLEU</translation>
    </message>
    <message>
        <source>grad norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>learn rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>learn rate ÷{0}</source>
        <translation>학습률 ÷{0}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>{0}스텝</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>토큰/초</translation>
    </message>
</context>
<context>
    <name>MicroscopePanel</name>
    <message>
        <source>Back to the lanes</source>
        <translation>레인으로 돌아가기</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>교차 어텐션</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Nothing to look at here</source>
        <translation>볼 것이 없습니다</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>셀프 어텐션</translation>
    </message>
    <message>
        <source>Step {step}: {piece}</source>
        <translation>{step}단계: {piece}</translation>
    </message>
    <message>
        <source>Taking the step apart</source>
        <translation>단계 분해 중</translation>
    </message>
    <message>
        <source>The model computes it anew, number by number.</source>
        <translation>모델이 수 하나하나를 다시 계산합니다.</translation>
    </message>
    <message>
        <source>This architecture does not tell what it computes on its way to the next piece.</source>
        <translation>이 아키텍처는 다음 조각에 이르는 계산 과정을 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Try to take this step apart again</source>
        <translation>이 단계 다시 분해</translation>
    </message>
    <message>
        <source>Under the microscope</source>
        <translation>현미경으로 보기</translation>
    </message>
    <message>
        <source>Which attention</source>
        <translation>어텐션 종류</translation>
    </message>
    <message>
        <source>all {size} numbers of each vector are drawn</source>
        <translation>각 벡터의 수 {size}개를 모두 그렸습니다</translation>
    </message>
    <message>
        <source>{shown} of {size} numbers of each vector are drawn: {listed}</source>
        <translation>각 벡터의 수 {size}개 중 {shown}개를 그렸습니다: {listed}</translation>
    </message>
</context>
<context>
    <name>MistakeList</name>
    <message>
        <source>Mistakes</source>
        <translation>틀린 답</translation>
    </message>
</context>
<context>
    <name>MistakeRow</name>
    <message>
        <source>given</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>{source} should give {reference}, gave {translation}</source>
        <translation>{source}: 정답은 {reference}, 출력은 {translation}</translation>
    </message>
</context>
<context>
    <name>ModelCardView</name>
    <message>
        <source>(nothing)</source>
        <translation>(없음)</translation>
    </message>
    <message>
        <source>; none of the sources was in training</source>
        <translation>; 학습에 쓰인 원문은 없음</translation>
    </message>
    <message>
        <source>As it was at the end</source>
        <translation>학습이 끝났을 때의 상태</translation>
    </message>
    <message>
        <source>As it was when it scored best</source>
        <translation>점수가 가장 좋았을 때의 상태</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU {0:.1f}</source>
        <translation>BLEU {0:.1f}</translation>
    </message>
    <message>
        <source>BLEU {first:.1f} to {last:.1f}, by step. {what}</source>
        <translation>BLEU {first:.1f}에서 {last:.1f}까지, 스텝별. {what}</translation>
    </message>
    <message>
        <source>Before that, {steps} steps in {minutes} minutes: {machine}</source>
        <translation>그 전에 {minutes}분 동안 {steps}스텝: {machine}</translation>
    </message>
    <message>
        <source>Card of {title}</source>
        <translation>{title} 카드</translation>
    </message>
    <message>
        <source>For {use}.</source>
        <translation>용도: {use}.</translation>
    </message>
    <message>
        <source>Its learning curve was not kept.</source>
        <translation>학습 곡선이 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Missing: {words}.</source>
        <translation>빠진 단어: {words}.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Right is: {text}</source>
        <translation>올바른 번역: {text}</translation>
    </message>
    <message>
        <source>Scores on {name}</source>
        <translation>{name} 점수</translation>
    </message>
    <message>
        <source>Some {count} tokens a second, source and target</source>
        <translation>원문과 번역문을 합해 초당 약 {count}토큰</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Where it fails</source>
        <translation>틀리는 곳</translation>
    </message>
    <message>
        <source>alignment error rate {0:.3f}</source>
        <translation>정렬 오류율 {0:.3f}</translation>
    </message>
    <message>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <source>chrF {0:.1f}</source>
        <translation>chrF {0:.1f}</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>완전 일치</translation>
    </message>
    <message>
        <source>exact match {0:.1f} %</source>
        <translation>완전 일치 {0:.1f} %</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>{name}: {pairs} pairs</source>
        <translation>{name}: {pairs}쌍</translation>
    </message>
    <message>
        <source>{name}: {pairs} pairs, {repeat} times an epoch</source>
        <translation>{name}: {pairs}쌍, 에폭당 {repeat}회</translation>
    </message>
    <message>
        <source>{origin}. Licence: {licence}.</source>
        <translation>{origin}. 라이선스: {licence}.</translation>
    </message>
    <message>
        <source>{pairs} pairs, decoded greedily in float32</source>
        <translation>{pairs}쌍, float32 그리디 디코딩</translation>
    </message>
    <message>
        <source>{parameters} parameters, {pieces} pieces of vocabulary, {size:.1f} MiB in {precision}</source>
        <translation>파라미터 {parameters}개, 어휘 조각 {pieces}개, {precision}로 {size:.1f} MiB</translation>
    </message>
    <message>
        <source>{source} → {target}</source>
        <translation>{source} → {target}</translation>
    </message>
    <message>
        <source>{steps} steps in {minutes} minutes</source>
        <translation>{minutes}분 동안 {steps}스텝</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU {0:.1f} on its validation pairs</source>
        <translation>검증 쌍에서 BLEU {0:.1f}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>For {use}.</source>
        <translation>용도: {use}.</translation>
    </message>
    <message>
        <source>Give the pack another title</source>
        <translation>팩의 제목 바꾸기</translation>
    </message>
    <message>
        <source>It cannot be used. Delete it, or put a whole copy in its place.</source>
        <translation>쓸 수 없습니다. 삭제하거나 온전한 사본으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>Keep a copy as a pack of your own</source>
        <translation>사본을 내 팩으로 두기</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Move it to the bin</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>No card tells how this model was measured.</source>
        <translation>이 모델을 어떻게 측정했는지 알려 주는 카드가 없습니다.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation>파일 보기</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message numerus="yes">
        <source>Trained for {0} steps</source>
        <translation>
            <numerusform>{0} 스텝 학습</numerusform>
        </translation>
    </message>
    <message>
        <source>Trained on {corpus}</source>
        <translation>학습 말뭉치: {corpus}</translation>
    </message>
    <message>
        <source>Translate with it on the Stage</source>
        <translation>무대에서 이것으로 번역</translation>
    </message>
    <message>
        <source>Write it into one file, to carry to another computer</source>
        <translation>다른 컴퓨터로 옮길 수 있게 파일 하나로 저장</translation>
    </message>
    <message>
        <source>of a training</source>
        <translation>학습에서 나옴</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>기본 제공</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>내 것</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>파라미터 {0}</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Corpora</source>
        <translation>말뭉치</translation>
    </message>
    <message>
        <source>Import models from a file; it can be dropped on the window, too</source>
        <translation>파일에서 모델 가져오기. 창에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Models or corpora</source>
        <translation>모델 또는 말뭉치</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>OffsetView</name>
    <message>
        <source>Dot products of positions by offset</source>
        <translation>거리에 따른 위치 벡터의 내적</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>학습한 위치</translation>
    </message>
    <message>
        <source>Sinusoids</source>
        <translation>사인파</translation>
    </message>
    <message>
        <source>from positions {anchors}, thick to thin: at most {spread} apart</source>
        <translation>굵은 것부터 위치 {anchors}에서 잰 곡선: 차이는 최대 {spread}</translation>
    </message>
    <message>
        <source>offset in positions</source>
        <translation>위치의 차이</translation>
    </message>
    <message>
        <source>offset {offset:+d}</source>
        <translation>차이 {offset:+d}</translation>
    </message>
    <message>
        <source>the curves are at most {spread} apart</source>
        <translation>곡선의 차이는 최대 {spread}</translation>
    </message>
    <message>
        <source>{value:.2f} from {anchor}</source>
        <translation>위치 {anchor}에서 {value:.2f}</translation>
    </message>
</context>
<context>
    <name>OutputLine</name>
    <message>
        <source>Translation so far</source>
        <translation>지금까지의 번역</translation>
    </message>
    <message>
        <source>cut after {count} pieces</source>
        <translation>조각 {count}개에서 자름</translation>
    </message>
    <message>
        <source>done at step {step}</source>
        <translation>{step}단계에서 끝남</translation>
    </message>
    <message>
        <source>in this lane alone</source>
        <translation>이 레인에만 있음</translation>
    </message>
    <message>
        <source>not in the reference</source>
        <translation>참조 번역에 없음</translation>
    </message>
</context>
<context>
    <name>PackChooser</name>
    <message>
        <source>Direction</source>
        <translation>번역 방향</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>팩</translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>첫 단계</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>마지막 단계</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>of {length}</source>
        <translation>/ {length}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>단계 {step}</translation>
    </message>
</context>
<context>
    <name>PlotAnnotations</name>
    <message>
        <source>Values of the curves</source>
        <translation>곡선의 값</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
</context>
<context>
    <name>PositionsPanel</name>
    <message>
        <source>In</source>
        <comment>where positions are changed</comment>
        <translation>바꿀 곳</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>팩</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Shift, in positions</source>
        <translation>이동한 위치 수</translation>
    </message>
    <message>
        <source>Table of positions</source>
        <translation>위치 표</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>벡터</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Where positions are changed</source>
        <translation>위치를 바꿀 곳</translation>
    </message>
    <message>
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>sinusoids</source>
        <translation>사인파</translation>
    </message>
</context>
<context>
    <name>PositionsTrial</name>
    <message>
        <source>BLEU of {count} sentences. Words and order of {pairs} mirrored pairs, in which who does it and to whom are exchanged; order is Kendall&apos;s tau, 0 is none.</source>
        <translation>BLEU는 문장 {count}개, 단어과 순서는 누가 누구에게 했는지만 서로 바꾼 문장 {pairs}쌍에서 쟀습니다. 순서는 켄들의 타우이며, 0은 순서가 없다는 뜻입니다.</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Press Run to translate a sample with each kind of positions.</source>
        <translation>실행을 누르면 여러 문장을 위치 종류마다 번역합니다.</translation>
    </message>
    <message>
        <source>Shuffled or not, the translation is the same: the order of the words does not reach the decoder.</source>
        <translation>단어을 섞어도 번역이 같습니다. 단어의 순서가 디코더에 전해지지 않습니다.</translation>
    </message>
    <message>
        <source>Shuffled words are another sentence: the order of the words is read.</source>
        <translation>단어을 섞으면 다른 문장이 됩니다. 단어의 순서를 읽고 있습니다.</translation>
    </message>
    <message>
        <source>The same words shuffled: {words}</source>
        <translation>같은 단어을 섞은 것: {words}</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>positions as ever</source>
        <translation>위치 그대로</translation>
    </message>
    <message>
        <source>positions {kind}</source>
        <translation>위치: {kind}</translation>
    </message>
    <message>
        <source>shifted</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>shifted by {shift}</source>
        <translation>{shift}만큼 이동</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>섞음</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>PruningChart</name>
    <message numerus="yes">
        <source>%n head(s) over the source off</source>
        <translation>
            <numerusform>원문을 보는 헤드 %n개를 끔</numerusform>
        </translation>
    </message>
    <message>
        <source>BLEU with more and more heads over the source switched off</source>
        <translation>원문을 보는 헤드를 점점 더 껐을 때의 BLEU</translation>
    </message>
    <message>
        <source>heads over the source switched off</source>
        <translation>꺼진 원문 헤드의 수</translation>
    </message>
</context>
<context>
    <name>ReadingLines</name>
    <message>
        <source>No piece is picked: all lines are shown</source>
        <translation>고른 조각이 없어 모든 선을 보입니다</translation>
    </message>
    <message>
        <source>Who reads whom</source>
        <translation>누가 누구를 읽는가</translation>
    </message>
    <message>
        <source>“{piece}” is read by: {others}</source>
        <translation>“{piece}”을(를) 읽는 조각: {others}</translation>
    </message>
    <message>
        <source>“{piece}” reads: {others}</source>
        <translation>“{piece}”이(가) 읽는 조각: {others}</translation>
    </message>
</context>
<context>
    <name>ReadsView</name>
    <message>
        <source> (not in the vocabulary: read as unknown)</source>
        <translation> (어휘에 없음: 미등록으로 읽음)</translation>
    </message>
    <message>
        <source>What this step reads</source>
        <translation>이 단계가 읽는 것</translation>
    </message>
    <message>
        <source>gradient × input</source>
        <translation>기울기 × 입력</translation>
    </message>
    <message>
        <source>how much each piece moves the next token</source>
        <translation>각 조각이 다음 토큰을 얼마나 움직이는지</translation>
    </message>
    <message>
        <source>number {place} of {size}: {number:+.3f}
the same at every step; {shown} of them are drawn</source>
        <translation>{size}개 중 {place}번째 수: {number:+.3f}
모든 단계에서 같음; 그중 {shown}개를 그림</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>읽는 것</translation>
    </message>
    <message>
        <source>same {size} numbers</source>
        <translation>같은 수 {size}개</translation>
    </message>
    <message>
        <source>same {size} numbers at every step</source>
        <translation>모든 단계에서 같은 수 {size}개</translation>
    </message>
    <message numerus="yes">
        <source>{count} states</source>
        <translation>
            <numerusform>상태 {count}개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} states, weighted anew at every step</source>
        <translation>
            <numerusform>상태 {count}개, 단계마다 새로 매긴 가중치</numerusform>
        </translation>
    </message>
    <message>
        <source>{piece}: saliency {value:.3f}</source>
        <translation>{piece}: 현저성 {value:.3f}</translation>
    </message>
</context>
<context>
    <name>ReferencePopup</name>
    <message>
        <source>A translation of this sentence that is right</source>
        <translation>이 문장의 올바른 번역</translation>
    </message>
    <message>
        <source>Enter: each lane is scored against it by sentence chrF.</source>
        <translation>Enter: 각 레인을 문장 chrF로 채점합니다.</translation>
    </message>
    <message>
        <source>Reference translation</source>
        <translation>참조 번역</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: read it, leave out what you like, and send it to whom you like.</source>
        <translation>어디로도 보내지 않습니다. 읽어 보고, 원하는 부분을 빼고, 원하는 사람에게 보내십시오.</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>문제 알리기</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>보고서</translation>
    </message>
</context>
<context>
    <name>ReversalChart</name>
    <message>
        <source>Exact match against length</source>
        <translation>길이에 따른 완전 일치</translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation>숫자 {count}자리</translation>
    </message>
</context>
<context>
    <name>RotationView</name>
    <message>
        <source>({residual} in double precision)</source>
        <translation>(배정밀도에서는 {residual})</translation>
    </message>
    <message>
        <source>A shift as a rotation</source>
        <translation>회전으로 본 이동</translation>
    </message>
    <message>
        <source>One matrix for all positions: over the first {count} no number is off by more than {residual}</source>
        <translation>모든 위치에 행렬 하나: 처음 {count}개 위치에서 어떤 수도 {residual}보다 많이 벗어나지 않습니다</translation>
    </message>
    <message>
        <source>dimensions {first}, {second}</source>
        <translation>차원 {first}, {second}</translation>
    </message>
    <message>
        <source>position {position}</source>
        <translation>위치 {position}</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Title of the run</source>
        <translation>학습 이름</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>비교 중</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>일시 정지하는 중…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>다시 시작하는 중…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
</context>
<context>
    <name>RunExport</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>학습 내보내기</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>내보내는 중: {name}…</translation>
    </message>
    <message>
        <source>Folder for TensorBoard</source>
        <translation>TensorBoard용 폴더</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>저장했습니다: {name}</translation>
    </message>
    <message>
        <source>{name} is written; this shows it: {command}</source>
        <translation>저장했습니다: {name}. 보려면: {command}</translation>
    </message>
</context>
<context>
    <name>RunMenu</name>
    <message>
        <source>As CSV…</source>
        <translation>CSV로…</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>JSON으로…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Continue the training</source>
        <translation>학습 이어서 하기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>For TensorBoard…</source>
        <translation>TensorBoard용…</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Show its curves</source>
        <translation>곡선 보기</translation>
    </message>
    <message>
        <source>What can be done with the run</source>
        <translation>이 학습으로 할 수 있는 일</translation>
    </message>
</context>
<context>
    <name>RunsControl</name>
    <message>
        <source>Both are untouched.</source>
        <translation>둘 다 그대로입니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Follow a folder</source>
        <translation>폴더 따라가기</translation>
    </message>
    <message>
        <source>Following {0}: it is only read, and trained elsewhere.</source>
        <translation>따라가는 중: {0}. 읽기만 하며, 학습은 다른 곳에서 합니다.</translation>
    </message>
    <message>
        <source>It is called as before.</source>
        <translation>이름은 그대로입니다.</translation>
    </message>
    <message>
        <source>Nothing new of {0} since {1}: paused, busy, or ended from outside.</source>
        <translation>{0}: {1} 이후 새 소식이 없습니다. 일시 정지했거나, 바쁘거나, 밖에서 끝났습니다.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>아무것도 삭제하지 않았습니다.</translation>
    </message>
    <message>
        <source>Open it in the program that shows your files.</source>
        <translation>파일을 보여 주는 프로그램에서 여십시오.</translation>
    </message>
    <message>
        <source>Reading the log of {0}…</source>
        <translation>기록을 읽는 중: {0}…</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>먼저 그곳에서 중지하십시오.</translation>
    </message>
    <message>
        <source>Stop that one first.</source>
        <translation>먼저 그 학습을 중지하십시오.</translation>
    </message>
    <message>
        <source>The folder of {0} cannot be reached: {1}. What was read stays, and goes on by itself when it is back.</source>
        <translation>{0}: 폴더에 닿을 수 없습니다({1}). 읽은 것은 남아 있고, 폴더가 돌아오면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>The run could not be renamed: {0}.</source>
        <translation>학습의 이름을 바꾸지 못했습니다: {0}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Waiting for a training to begin in {0}…</source>
        <translation>{0}: 학습이 시작되기를 기다리는 중…</translation>
    </message>
    <message>
        <source>{0} cannot be continued while another training goes on.</source>
        <translation>{0}: 다른 학습이 진행되는 동안에는 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>{0} could not be opened.</source>
        <translation>열지 못했습니다: {0}.</translation>
    </message>
    <message>
        <source>{0} is being trained by another window or terminal.</source>
        <translation>{0}: 다른 창이나 터미널이 학습하고 있습니다.</translation>
    </message>
    <message>
        <source>{0} is in the bin.</source>
        <translation>{0}: 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>{0} is paused where it is trained.</source>
        <translation>{0}: 학습하는 곳에서 일시 정지되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>{0} steps</source>
        <translation>
            <numerusform>{0}스텝</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} was not finished when Lockstep ended.</source>
        <translation>{0}: Lockstep이 끝났을 때 학습이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>{0} was not finished when Lockstep ended; its best model is of {1}.</source>
        <translation>{0}: Lockstep이 끝났을 때 학습이 끝나지 않았습니다. 가장 좋은 모델은 {1}의 것입니다.</translation>
    </message>
    <message>
        <source>{0}, as its log tells it: failed.</source>
        <translation>{0}, 기록에 따르면: 실패했습니다.</translation>
    </message>
    <message>
        <source>{0}, as its log tells it: finished.</source>
        <translation>{0}, 기록에 따르면: 끝났습니다.</translation>
    </message>
    <message>
        <source>{0}, as its log tells it: stopped.</source>
        <translation>{0}, 기록에 따르면: 중지되었습니다.</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Continue</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Continue the training of the chosen run</source>
        <translation>선택한 학습 이어서 하기</translation>
    </message>
    <message>
        <source>Every run is kept here, with the models that it made.</source>
        <translation>모든 학습이 만들어진 모델과 함께 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>Follow a folder that another machine trains into</source>
        <translation>다른 컴퓨터가 학습하는 폴더 따라가기</translation>
    </message>
    <message>
        <source>Follow…</source>
        <translation>따라가기…</translation>
    </message>
    <message>
        <source>More that can be done with the chosen run</source>
        <translation>선택한 학습으로 할 수 있는 다른 일</translation>
    </message>
    <message>
        <source>Put on Stage</source>
        <translation>무대에 올리기</translation>
    </message>
    <message>
        <source>Put the chosen run on the Stage</source>
        <translation>선택한 학습을 무대에 올리기</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>validation BLEU, bar = 0 to {0}</source>
        <translation>검증 BLEU, 막대 = 0–{0}</translation>
    </message>
</context>
<context>
    <name>SampleDelegate</name>
    <message>
        <source>{count} digits</source>
        <translation>숫자 {count}개</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count}단어</translation>
    </message>
</context>
<context>
    <name>SampleGallery</name>
    <message>
        <source>All sentences of the ladder, one after the other, at the clock&apos;s speed</source>
        <translation>사다리의 모든 문장을 재생 속도에 맞춰 차례로</translation>
    </message>
    <message>
        <source>Play the ladder</source>
        <translation>사다리 재생</translation>
    </message>
    <message>
        <source>Sample sentences</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>{count} sentences, each longer than the one before</source>
        <translation>문장 {count}개, 갈수록 길어집니다</translation>
    </message>
</context>
<context>
    <name>SampleTransport</name>
    <message>
        <source>Go to the newest validation, and along with those to come</source>
        <translation>가장 최근 검증으로 가서 앞으로의 검증을 따라갑니다</translation>
    </message>
    <message>
        <source>Newest validation</source>
        <translation>가장 최근 검증</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play the validations</source>
        <translation>검증을 차례로 재생</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>{0}스텝</translation>
    </message>
    <message>
        <source>validation {0} of {1}</source>
        <translation>검증 {1}개 중 {0}번째</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
</context>
<context>
    <name>SelfAttentionPanel</name>
    <message>
        <source>Nothing was read yet</source>
        <translation>아직 읽은 것이 없습니다</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>팩</translation>
    </message>
    <message>
        <source>Reading the sentence…</source>
        <translation>문장을 읽는 중…</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>Sentences that each show something</source>
        <translation>저마다 무언가를 보여 주는 문장</translation>
    </message>
    <message>
        <source>Type a sentence: all heads show what they look at.</source>
        <translation>문장을 입력하면 모든 헤드가 무엇을 보는지 나타납니다.</translation>
    </message>
</context>
<context>
    <name>SentenceField</name>
    <message>
        <source>Clear the sentence</source>
        <translation>문장 지우기</translation>
    </message>
    <message>
        <source>Sentence to translate</source>
        <translation>번역할 문장</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Open session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>세션 열기…</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>세션 저장</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>세션 저장…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Session (*.{suffix})</source>
        <translation>세션 (*.{suffix})</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Changed; preset: {0}</source>
        <translation>바뀜, 프리셋: {0}</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Advanced settings</source>
        <translation>고급 설정</translation>
    </message>
    <message>
        <source>Advanced · {0}</source>
        <translation>고급 · {0}</translation>
    </message>
    <message>
        <source>Advanced…</source>
        <translation>고급…</translation>
    </message>
    <message>
        <source>Alternating</source>
        <translation>번갈아</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>말뭉치</translation>
    </message>
    <message>
        <source>Each architecture&apos;s own training time</source>
        <translation>아키텍처마다의 학습 시간</translation>
    </message>
    <message>
        <source>Every setting of the training, beside the preset</source>
        <translation>프리셋 외의 모든 학습 설정</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>From “{0}”</source>
        <translation>“{0}”에서</translation>
    </message>
    <message>
        <source>Inspect the corpus</source>
        <translation>말뭉치 살펴보기</translation>
    </message>
    <message>
        <source>Inspect…</source>
        <translation>살펴보기…</translation>
    </message>
    <message>
        <source>New models, or trained ones with their sizes and vocabulary</source>
        <translation>새 모델, 또는 크기와 어휘를 그대로 쓰는 학습된 모델</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>하나씩 차례로</translation>
    </message>
    <message>
        <source>One step of each in turn, or the whole time budget of each before the next begins</source>
        <translation>한 스텝씩 번갈아, 또는 하나가 학습 시간을 다 쓴 뒤 다음 것</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>작음</translation>
    </message>
    <message>
        <source>Starting point</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Time budget</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>아주 작음</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>What the corpus holds, and what to leave out of training</source>
        <translation>말뭉치의 내용과 학습에서 제외할 것</translation>
    </message>
    <message numerus="yes">
        <source>{0} changed</source>
        <translation>
            <numerusform>{0}개 바뀜</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0}시간</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}분</translation>
    </message>
</context>
<context>
    <name>ShareButton</name>
    <message>
        <source>All numbers</source>
        <translation>모든 수치</translation>
    </message>
    <message>
        <source>Copy numbers (CSV)</source>
        <translation>수치 복사(CSV)</translation>
    </message>
    <message>
        <source>Copy numbers (JSON)</source>
        <translation>수치 복사(JSON)</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>복사 또는 저장</translation>
    </message>
    <message>
        <source>Copy or save the picture and its numbers</source>
        <translation>그림과 수치를 복사하거나 저장합니다</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Drawing, of any size</source>
        <translation>크기가 자유로운 그림</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>수치 저장</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>수치 저장…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Table, for a spreadsheet</source>
        <translation>스프레드시트용 표</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>그림</translation>
    </message>
</context>
<context>
    <name>ShiftCurves</name>
    <message>
        <source>Quality, words and order by shift</source>
        <translation>이동에 따른 품질, 단어, 순서</translation>
    </message>
    <message>
        <source>shifted by k positions</source>
        <translation>k만큼 이동한 위치</translation>
    </message>
    <message>
        <source>shifted by {shift}: {figures}</source>
        <translation>{shift}만큼 이동: {figures}</translation>
    </message>
</context>
<context>
    <name>SinusoidView</name>
    <message>
        <source>Dimension {dimension}, at the cursor {value}</source>
        <translation>차원 {dimension}, 커서에서 {value}</translation>
    </message>
    <message>
        <source>Dimension {dimension}: a wave of {length} positions, at the cursor {value}</source>
        <translation>차원 {dimension}: 길이 {length}의 파동, 커서에서 {value}</translation>
    </message>
    <message>
        <source>Position {position}</source>
        <translation>위치 {position}</translation>
    </message>
    <message>
        <source>Vectors of the positions</source>
        <translation>위치 벡터</translation>
    </message>
    <message>
        <source>position {position}, dimension {dimension}: {value:.3f}</source>
        <translation>위치 {position}, 차원 {dimension}: {value:.3f}</translation>
    </message>
    <message>
        <source>position →   dimension ↓</source>
        <translation>위치 →   차원 ↓</translation>
    </message>
</context>
<context>
    <name>SpeedChoice</name>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>instant</source>
        <translation>즉시</translation>
    </message>
    <message>
        <source>instant: as fast as the engine decodes</source>
        <translation>즉시: 엔진이 디코딩하는 만큼 빠르게</translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message>
        <source>Compare with…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>강의</translation>
    </message>
    <message>
        <source>No model is here that could translate it.</source>
        <translation>이 문장을 번역할 모델이 없습니다.</translation>
    </message>
    <message>
        <source>No trained model yet</source>
        <translation>아직 학습된 모델이 없습니다</translation>
    </message>
    <message>
        <source>The Train page makes one in a few minutes, from a corpus that is already here.</source>
        <translation>학습 페이지에서 이미 있는 말뭉치로 몇 분 만에 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>The engine is starting</source>
        <translation>엔진을 시작하고 있습니다</translation>
    </message>
    <message>
        <source>The translation starts as soon as the models are loaded.</source>
        <translation>모델을 불러오는 대로 번역을 시작합니다.</translation>
    </message>
    <message>
        <source>This page alone, in large type (F11; Escape leaves)</source>
        <translation>이 페이지만 큰 글자로 (F11, Esc로 나가기)</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Type a sentence first, or choose one of the samples.</source>
        <translation>먼저 문장을 입력하거나 예문을 고르십시오.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Inspecting the corpus…</source>
        <translation>말뭉치 살펴보는 중…</translation>
    </message>
    <message>
        <source>Loading {model}</source>
        <translation>{model} 불러오는 중</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>엔진 시작 중…</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>엔진을 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>Training paused</source>
        <translation>학습 일시 정지</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>학습 중…</translation>
    </message>
</context>
<context>
    <name>StepCanvas</name>
    <message>
        <source>The step, taken apart</source>
        <translation>분해한 단계</translation>
    </message>
    <message>
        <source>most weight on {piece}: energy {energy:.2f}, weight {weight:.3f}; </source>
        <translation>가중치가 가장 큰 조각 {piece}: 에너지 {energy:.2f}, 가중치 {weight:.3f}; </translation>
    </message>
    <message>
        <source>next piece {piece}, probability {probability:.2f}</source>
        <translation>다음 조각 {piece}, 확률 {probability:.2f}</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>not seen</source>
        <translation>보지 않음</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>봄</translation>
    </message>
</context>
<context>
    <name>StoryColumn</name>
    <message>
        <source>Why</source>
        <translation>왜</translation>
    </message>
</context>
<context>
    <name>SuitcasePanel</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>attention: {count} a piece</source>
        <translation>어텐션: 조각마다 {count}개</translation>
    </message>
    <message>
        <source>shipped, {first} to {last} numbers</source>
        <translation>내장: 숫자 {first}~{last}개</translation>
    </message>
    <message>
        <source>train live: {count} numbers</source>
        <translation>지금 학습: 숫자 {count}개</translation>
    </message>
    <message>
        <source>vector of {count}</source>
        <translation>숫자 {count}개의 벡터</translation>
    </message>
    <message>
        <source>{vector}, live, {steps} steps, seed {seed}</source>
        <translation>{vector}, 지금 학습, {steps}단계, 시드 {seed}</translation>
    </message>
</context>
<context>
    <name>SuitcaseRows</name>
    <message>
        <source>The vectors, drawn to scale</source>
        <translation>같은 축척으로 그린 벡터</translation>
    </message>
</context>
<context>
    <name>SuitcaseSide</name>
    <message>
        <source>Back to the vectors</source>
        <translation>벡터로 돌아가기</translation>
    </message>
    <message>
        <source>Mistakes ({count})</source>
        <translation>틀린 답 ({count})</translation>
    </message>
    <message>
        <source>each cell is a number</source>
        <translation>칸 하나가 숫자 하나</translation>
    </message>
    <message>
        <source>none of {all} wrong</source>
        <translation>{all}개 모두 맞음</translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation>숫자 {count}자리</translation>
    </message>
    <message>
        <source>{model}, {count} digits</source>
        <translation>{model}, {count}자리</translation>
    </message>
    <message>
        <source>{wrong} of {all} wrong; the first {shown}</source>
        <translation>{all}개 중 {wrong}개 틀림, 처음 {shown}개</translation>
    </message>
</context>
<context>
    <name>SurgeryCanvas</name>
    <message>
        <source>The step, taken apart; its weights can be changed</source>
        <translation>분해한 단계, 가중치를 바꿀 수 있음</translation>
    </message>
    <message>
        <source>weight of {piece}: {weight:.3f}; next piece {next}, probability {probability:.2f}</source>
        <translation>{piece}의 가중치: {weight:.3f}; 다음 조각 {next}, 확률 {probability:.2f}</translation>
    </message>
</context>
<context>
    <name>SurgeryPanel</name>
    <message>
        <source>Many nouns</source>
        <translation>여러 명사</translation>
    </message>
    <message>
        <source>No sentence yet</source>
        <translation>아직 문장이 없습니다</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>팩</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>Type one, or choose a sample: its second step is taken apart.</source>
        <translation>문장을 입력하거나 예문을 고르면 둘째 단계를 분해합니다.</translation>
    </message>
    <message>
        <source>What is operated on</source>
        <translation>수술 대상</translation>
    </message>
    <message>
        <source>chrF {score:.1f}</source>
        <translation>chrF {score:.1f}</translation>
    </message>
</context>
<context>
    <name>SurgerySurvey</name>
    <message>
        <source>All weight on another noun: open a trial to look at its step</source>
        <translation>모든 가중치를 다른 명사로: 시도를 열어 그 단계를 보십시오</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>as it was forced</source>
        <translation>강제한 대로</translation>
    </message>
    <message>
        <source>forced</source>
        <translation>강제한 단어</translation>
    </message>
    <message>
        <source>in place of</source>
        <translation>본래 단어</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>나트</translation>
    </message>
    <message>
        <source>not as it was forced</source>
        <translation>강제한 것과 다름</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>written</source>
        <translation>쓴 단어</translation>
    </message>
</context>
<context>
    <name>SurgeryTools</name>
    <message>
        <source>All weight on the chosen piece (Enter)</source>
        <translation>선택한 조각에 모든 가중치 (Enter)</translation>
    </message>
    <message>
        <source>For how long the weights hold</source>
        <translation>가중치를 유지할 범위</translation>
    </message>
    <message>
        <source>Move the step&apos;s own weights to the next piece</source>
        <translation>이 단계의 본래 가중치를 다음 조각으로 옮깁니다</translation>
    </message>
    <message>
        <source>Move the step&apos;s own weights to the piece before</source>
        <translation>이 단계의 본래 가중치를 앞 조각으로 옮깁니다</translation>
    </message>
    <message>
        <source>One-hot</source>
        <translation>원-핫</translation>
    </message>
    <message>
        <source>Own weights</source>
        <translation>본래 가중치</translation>
    </message>
    <message>
        <source>Shift down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>Shift up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>마지막 변경 취소 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>The same weight for all pieces</source>
        <translation>모든 조각에 같은 가중치</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>What the model computed</source>
        <translation>모델이 계산한 값</translation>
    </message>
    <message>
        <source>holds for</source>
        <translation>유지 범위</translation>
    </message>
    <message>
        <source>this step</source>
        <translation>이 단계</translation>
    </message>
    <message>
        <source>this word</source>
        <translation>이 단어</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>끝까지</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Copy all numbers</source>
        <translation>모든 수치 복사</translation>
    </message>
    <message>
        <source>Copy all numbers as JSON</source>
        <translation>모든 수치를 JSON으로 복사</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>수치 복사</translation>
    </message>
    <message>
        <source>Copy numbers as JSON</source>
        <translation>수치를 JSON으로 복사</translation>
    </message>
    <message>
        <source>Copy or save pictures and numbers; open or save a session</source>
        <translation>그림과 수치를 복사하거나 저장하고, 세션을 열거나 저장합니다</translation>
    </message>
    <message>
        <source>Copy picture of the lane</source>
        <translation>레인 그림 복사</translation>
    </message>
    <message>
        <source>Copy picture of the matrix</source>
        <translation>행렬 그림 복사</translation>
    </message>
    <message>
        <source>Copy picture of the page</source>
        <translation>페이지 그림 복사</translation>
    </message>
    <message>
        <source>Save all numbers…</source>
        <translation>모든 수치 저장…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>수치 저장…</translation>
    </message>
    <message>
        <source>Save picture of the lane…</source>
        <translation>레인 그림 저장…</translation>
    </message>
    <message>
        <source>Save picture of the matrix…</source>
        <translation>행렬 그림 저장…</translation>
    </message>
    <message>
        <source>Save picture of the page…</source>
        <translation>페이지 그림 저장…</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>{lane} matrix</source>
        <translation>{lane} 행렬</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>No sentences are here for these models</source>
        <translation>이 모델에 맞는 예문이 없습니다</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>Sentences that each show something</source>
        <translation>저마다 무언가를 보여 주는 예문</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>문장을 입력하십시오</translation>
    </message>
    <message>
        <source>Type a sentence in {language}</source>
        <translation>문장을 입력하십시오({language})</translation>
    </message>
    <message>
        <source>Type a sentence in {language}, such as: {example}</source>
        <translation>문장을 입력하십시오({language}), 예: {example}</translation>
    </message>
</context>
<context>
    <name>TranslationPair</name>
    <message>
        <source>Translation</source>
        <translation>번역</translation>
    </message>
</context>
<context>
    <name>TreatmentChart</name>
    <message>
        <source>5 % shared out evenly</source>
        <translation>5 %를 고르게 나눔</translation>
    </message>
    <message>
        <source>Nudged</source>
        <translation>살짝 흔듦</translation>
    </message>
    <message>
        <source>On another noun</source>
        <translation>다른 명사에</translation>
    </message>
    <message>
        <source>On the right noun</source>
        <translation>맞는 명사에</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>What was done to the weights, and what came of it</source>
        <translation>가중치를 어떻게 바꿨고 무엇이 달라졌는지</translation>
    </message>
    <message>
        <source>all weight on a wrong word</source>
        <translation>틀린 단어에 모든 가중치</translation>
    </message>
    <message>
        <source>all weight on the right word</source>
        <translation>맞는 단어에 모든 가중치</translation>
    </message>
    <message>
        <source>its word comes</source>
        <translation>그 단어가 나옴</translation>
    </message>
    <message>
        <source>log p falls</source>
        <translation>log p 하락</translation>
    </message>
    <message>
        <source>mean, nats</source>
        <translation>평균, 나트</translation>
    </message>
    <message>
        <source>own word stays</source>
        <translation>본래 단어 유지</translation>
    </message>
    <message>
        <source>the same weight everywhere</source>
        <translation>어디나 같은 가중치</translation>
    </message>
    <message>
        <source>{note}; {count} trials</source>
        <translation>{note}; 시도 {count}회</translation>
    </message>
</context>
<context>
    <name>ValidationScrubber</name>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
</context>
<context>
    <name>VariantBars</name>
    <message>
        <source>Quality, words and order by kind of positions</source>
        <translation>위치 종류에 따른 품질, 단어, 순서</translation>
    </message>
    <message>
        <source>mirrored: words {words:.2f}, order {order:.2f}, {apart} of {pairs} pairs told apart, {right} right</source>
        <translation>맞바꾼 문장: 단어 {words:.2f}, 순서 {order:.2f}, {pairs}쌍 중 {apart}쌍을 구별, {right}쌍이 정답</translation>
    </message>
    <message>
        <source>{name}: BLEU {bleu:.1f}, chrF {chrf:.1f}, words {words:.2f}, order {order:.2f} ({count} sentences)</source>
        <translation>{name}: BLEU {bleu:.1f}, chrF {chrf:.1f}, 단어 {words:.2f}, 순서 {order:.2f} (문장 {count}개)</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>1 fixed vector</source>
        <translation>고정 벡터 1개</translation>
    </message>
    <message>
        <source>2 cores of a server processor with AVX-512 and bfloat16, shared unequally with other work; no accelerator</source>
        <translation>AVX-512와 bfloat16을 갖춘 서버 프로세서의 코어 2개, 다른 작업과 고르지 않게 나누어 씀, 가속기 없음</translation>
    </message>
    <message>
        <source>2 cores of a server processor with AVX-512 and bfloat16, shared with other work; no accelerator</source>
        <translation>AVX-512와 bfloat16을 갖춘 서버 프로세서의 코어 2개, 다른 작업과 나누어 씀, 가속기 없음</translation>
    </message>
    <message>
        <source>24 digits in an order without a rule: not all of them come back in their places.</source>
        <translation>규칙 없이 늘어선 숫자 24개: 모두 제자리로 돌아오지는 못합니다.</translation>
    </message>
    <message>
        <source>30 digits, longer than anything in training.</source>
        <translation>숫자 30개: 학습에서 본 어떤 것보다 깁니다.</translation>
    </message>
    <message>
        <source>A beam of width {0} with the length penalty {1} cannot be searched.</source>
        <translation>빔 탐색을 할 수 없는 값입니다(너비 {0}, 길이 페널티 {1}).</translation>
    </message>
    <message>
        <source>A beam search draws nothing by chance.</source>
        <translation>빔 탐색은 무작위로 뽑지 않습니다.</translation>
    </message>
    <message>
        <source>A file could not be used ({0}{1}).</source>
        <translation>파일을 사용할 수 없습니다({0}{1}).</translation>
    </message>
    <message>
        <source>A long sentence of several clauses: not all of its nouns arrive.</source>
        <translation>절이 여럿인 긴 문장: 명사 가운데 일부가 사라집니다.</translation>
    </message>
    <message>
        <source>A sentence that the grammar cannot derive.</source>
        <translation>문법이 만들어 낼 수 없는 문장입니다.</translation>
    </message>
    <message>
        <source>Aligning pairs to validate with</source>
        <translation>검증용 쌍 정렬</translation>
    </message>
    <message>
        <source>Another window or terminal trains in {0} now.</source>
        <translation>지금 다른 창이나 터미널이 학습하고 있는 폴더입니다: {0}.</translation>
    </message>
    <message>
        <source>Ask for fewer pairs or allow longer ones.</source>
        <translation>더 적은 쌍을 쓰거나 더 긴 쌍을 허용하십시오.</translation>
    </message>
    <message>
        <source>Attention RNN</source>
        <translation>어텐션 RNN</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>중국어</translation>
    </message>
    <message>
        <source>Choose a file of text.</source>
        <translation>텍스트 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a file with sentences in it.</source>
        <translation>문장이 들어 있는 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a folder that this program has written.</source>
        <translation>이 프로그램이 쓴 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a pack that translates {0} to {1}.</source>
        <translation>이 방향으로 번역하는 팩을 고르십시오: {0} → {1}</translation>
    </message>
    <message>
        <source>Choose a run that was trained.</source>
        <translation>학습한 실행을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a shorter sentence.</source>
        <translation>더 짧은 문장을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>다른 폴더를 선택하거나 디스크 공간을 확보하십시오.</translation>
    </message>
    <message>
        <source>Choose another name for the folder.</source>
        <translation>폴더의 다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose another pack.</source>
        <translation>다른 팩을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>다른 곳을 고르거나 디스크의 공간을 비우십시오.</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>둘 중 하나를 고르십시오.</translation>
    </message>
    <message>
        <source>Choose other settings.</source>
        <translation>다른 설정을 고르십시오.</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu.</source>
        <translation>장치로 auto나 cpu를 고르십시오.</translation>
    </message>
    <message>
        <source>Clean with fewer options.</source>
        <translation>더 적은 옵션으로 정제하십시오.</translation>
    </message>
    <message>
        <source>Cleaning would leave none of the {0} pairs.</source>
        <translation>정제하면 {0}쌍 중 하나도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Close other programs and resume, or train smaller sizes or shorter pairs.</source>
        <translation>다른 프로그램을 닫고 이어 가거나, 더 작은 크기나 더 짧은 쌍으로 학습하십시오.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller preset or smaller batches.</source>
        <translation>다른 프로그램을 닫거나, 더 작은 프리셋이나 더 작은 배치를 고르십시오.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller corpus.</source>
        <translation>다른 프로그램을 닫거나 더 작은 말뭉치를 쓰십시오.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결하는 중</translation>
    </message>
    <message>
        <source>Counting pairs</source>
        <translation>쌍을 세는 중</translation>
    </message>
    <message>
        <source>Cutting sentences into pieces</source>
        <translation>문장을 조각으로 분할</translation>
    </message>
    <message>
        <source>Digit reversal</source>
        <translation>숫자 뒤집기</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Digits reversed</source>
        <translation>뒤집은 숫자</translation>
    </message>
    <message>
        <source>Do not trust it. See the corpus&apos;s page.</source>
        <translation>믿지 마십시오. 말뭉치의 페이지를 보십시오.</translation>
    </message>
    <message>
        <source>Duplicate it and rename the copy.</source>
        <translation>복제한 뒤 복사본의 이름을 바꾸십시오.</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>네덜란드어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Everyday</source>
        <translation>일상</translation>
    </message>
    <message>
        <source>Export them one by one.</source>
        <translation>하나씩 내보내십시오.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>다시 받으십시오.</translation>
    </message>
    <message>
        <source>Forcing the nouns of sentences</source>
        <translation>문장의 명사 강제</translation>
    </message>
    <message>
        <source>French</source>
        <translation>프랑스어</translation>
    </message>
    <message>
        <source>German</source>
        <translation>독일어</translation>
    </message>
    <message>
        <source>Get it once more, or have it exported anew.</source>
        <translation>파일을 다시 받거나 새로 내보내게 하십시오.</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>문법</translation>
    </message>
    <message>
        <source>It has {0} layers of {1} heads.</source>
        <translation>층 {0}개에 헤드가 {1}개씩 있습니다.</translation>
    </message>
    <message>
        <source>It is untouched.</source>
        <translation>그 학습은 그대로입니다.</translation>
    </message>
    <message>
        <source>It may have been replaced; see the corpus&apos;s page.</source>
        <translation>바뀌었을 수 있습니다. 말뭉치의 페이지를 보십시오.</translation>
    </message>
    <message>
        <source>It was not taken.</source>
        <translation>받아들이지 않았습니다.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>이탈리아어</translation>
    </message>
    <message>
        <source>Its best model is untouched.</source>
        <translation>가장 좋은 모델은 그대로입니다.</translation>
    </message>
    <message>
        <source>Its title is as it was.</source>
        <translation>이름은 그대로입니다.</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>일본어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Learning the vocabulary</source>
        <translation>어휘 학습</translation>
    </message>
    <message>
        <source>Loaded models and saved checkpoints are as they were.</source>
        <translation>불러온 모델과 저장된 체크포인트는 그대로입니다.</translation>
    </message>
    <message>
        <source>Log in with a web browser, and repeat this.</source>
        <translation>웹 브라우저로 로그인한 뒤 다시 하십시오.</translation>
    </message>
    <message>
        <source>Longer sentences for {0}</source>
        <translation>더 긴 문장: {0}</translation>
    </message>
    <message>
        <source>Looking for repeated pairs</source>
        <translation>중복 쌍 찾기</translation>
    </message>
    <message>
        <source>MIT, as the program</source>
        <translation>프로그램과 같은 MIT</translation>
    </message>
    <message>
        <source>Make room and repeat this.</source>
        <translation>공간을 비우고 다시 하십시오.</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>디스크의 공간을 비우고 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Make room or choose another folder.</source>
        <translation>공간을 비우거나 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>Make room, or see whether the folder may be written.</source>
        <translation>공간을 비우거나 폴더에 쓸 권한이 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>Making the corpus</source>
        <translation>말뭉치 생성</translation>
    </message>
    <message>
        <source>Making the pairs</source>
        <translation>쌍 만드는 중</translation>
    </message>
    <message>
        <source>Measuring the trained network {0}</source>
        <translation>학습된 신경망 측정: {0}</translation>
    </message>
    <message>
        <source>Measuring the untrained network {0}</source>
        <translation>학습 전 신경망 측정: {0}</translation>
    </message>
    <message>
        <source>Multi30k, task 1</source>
        <translation>Multi30k 과제 1</translation>
    </message>
    <message>
        <source>Names that were not in training are spelt from pieces, and come out as other names.</source>
        <translation>학습에 없던 이름은 조각으로 철자를 만들어, 다른 이름이 됩니다.</translation>
    </message>
    <message>
        <source>No translation can begin with these pieces: there is none with the number {0}.</source>
        <translation>이 조각들로 시작하는 번역은 만들 수 없습니다. 없는 조각 번호: {0}</translation>
    </message>
    <message>
        <source>No vocabulary can be learned: there is no text.</source>
        <translation>글이 없어 어휘를 학습할 수 없습니다.</translation>
    </message>
    <message>
        <source>No vocabulary could be learned. {0}</source>
        <translation>어휘를 학습할 수 없습니다. {0}</translation>
    </message>
    <message>
        <source>Nothing can be called so: {0}.</source>
        <translation>이런 이름은 쓸 수 없습니다: {0}.</translation>
    </message>
    <message>
        <source>Nothing can be sampled so: {0}.</source>
        <translation>이렇게는 샘플링할 수 없습니다: {0}.</translation>
    </message>
    <message>
        <source>Nothing of it has come.</source>
        <translation>아무것도 받지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>아무것도 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Numbers are not copied reliably.</source>
        <translation>수를 언제나 그대로 옮기지는 못합니다.</translation>
    </message>
    <message>
        <source>One digit repeated: the model has to count, and loses count.</source>
        <translation>되풀이되는 숫자 하나: 모델이 세어야 하는데, 세다가 놓칩니다.</translation>
    </message>
    <message>
        <source>Parallel files need the same number of lines, in the same order.</source>
        <translation>병렬 파일은 줄 수와 순서가 서로 같아야 합니다.</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>포르투갈어</translation>
    </message>
    <message>
        <source>Put each pair on a line of its own: sentence, tab, translation.</source>
        <translation>한 줄에 한 쌍씩 쓰십시오: 문장, 탭, 번역.</translation>
    </message>
    <message>
        <source>Put each sentence on a line of its own, at the same place in both files.</source>
        <translation>두 파일의 같은 자리에 문장을 한 줄에 하나씩 쓰십시오.</translation>
    </message>
    <message>
        <source>Python&apos;s documentation and its French translation</source>
        <translation>Python 문서와 그 프랑스어 번역</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>Raise max_pieces or use shorter sentences.</source>
        <translation>max_pieces 값을 올리거나 더 짧은 문장을 쓰십시오.</translation>
    </message>
    <message>
        <source>Reading the corpus</source>
        <translation>말뭉치 읽기</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>모델 읽기</translation>
    </message>
    <message>
        <source>Reading the validation pairs</source>
        <translation>검증용 쌍 읽기</translation>
    </message>
    <message>
        <source>Repeat this; if it stays so, see the corpus&apos;s page.</source>
        <translation>다시 해 보고, 그대로이면 말뭉치의 페이지를 보십시오.</translation>
    </message>
    <message>
        <source>Repeat this; it goes on from there.</source>
        <translation>다시 하면 거기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>Resume it, or choose another folder for a new one.</source>
        <translation>그 학습을 이어 가거나, 새 학습에는 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>Reversing digits</source>
        <translation>숫자 뒤집는 중</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>러시아어</translation>
    </message>
    <message>
        <source>Save it as plain UTF-8 text.</source>
        <translation>일반 UTF-8 텍스트로 저장하십시오.</translation>
    </message>
    <message>
        <source>See whether it is there and may be used, and try again.</source>
        <translation>파일이 있는지, 사용할 권한이 있는지 확인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>See whether the folder may be written, and repeat this.</source>
        <translation>폴더에 쓸 권한이 있는지 확인한 뒤 다시 하십시오.</translation>
    </message>
    <message>
        <source>Setting validation pairs apart</source>
        <translation>검증용 쌍 분리</translation>
    </message>
    <message>
        <source>Shorter than anything in training.</source>
        <translation>학습에서 본 어떤 것보다 짧습니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>스페인어</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>새 학습을 시작하십시오.</translation>
    </message>
    <message>
        <source>Start a new training instead.</source>
        <translation>대신 새 학습을 시작하십시오.</translation>
    </message>
    <message>
        <source>Start a new training with a lower learning rate or a longer warm-up.</source>
        <translation>더 낮은 학습률이나 더 긴 워밍업으로 새 학습을 시작하십시오.</translation>
    </message>
    <message>
        <source>Start a new training.</source>
        <translation>새 학습을 시작하십시오.</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>{1}: {0}스텝</translation>
    </message>
    <message>
        <source>Stop it there first, or follow its folder.</source>
        <translation>먼저 그곳에서 멈추거나, 그 폴더를 따라가십시오.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>Tatoeba (Anki export of 2019-04-07, and a small later extract)</source>
        <translation>Tatoeba(2019-04-07 Anki 내보내기와 그 뒤의 작은 발췌)</translation>
    </message>
    <message>
        <source>That training is untouched.</source>
        <translation>그 학습은 그대로입니다.</translation>
    </message>
    <message>
        <source>The best model so far is in {0}.</source>
        <translation>지금까지 가장 좋은 모델이 있는 곳: {0}</translation>
    </message>
    <message>
        <source>The card of {0} in it tells of another model.</source>
        <translation>그 안의 카드가 다른 모델의 것입니다: {0}.</translation>
    </message>
    <message>
        <source>The catalogue has no corpus named {0}.</source>
        <translation>목록에 이런 이름의 말뭉치가 없습니다: {0}.</translation>
    </message>
    <message>
        <source>The catalogue {0} cannot be read: {1}.</source>
        <translation>말뭉치 목록을 읽을 수 없습니다({0}): {1}.</translation>
    </message>
    <message>
        <source>The corpus has more than {0} pairs, each counted as often as it is repeated.</source>
        <translation>말뭉치의 쌍이 너무 많습니다(반복을 포함한 한도 {0}).</translation>
    </message>
    <message>
        <source>The corpus has more than {0} pairs.</source>
        <translation>말뭉치의 쌍이 너무 많습니다(한도 {0}).</translation>
    </message>
    <message>
        <source>The corpus has too few pairs to train and to validate with.</source>
        <translation>학습과 검증을 하기에는 말뭉치의 쌍이 너무 적습니다.</translation>
    </message>
    <message>
        <source>The corpus {0} has no {1} other pairs of {2} to {3} words (found: {4}).</source>
        <translation>말뭉치에 {2}~{3}단어의 다른 쌍이 {1}개 없습니다({0}, 찾은 것: {4}).</translation>
    </message>
    <message>
        <source>The corpus {0} makes other pairs by now than those that the model was trained on, so that it is not known which ones are unseen.</source>
        <translation>이 말뭉치는 이제 모델이 학습한 것과 다른 쌍을 만들기 때문에, 어느 쌍이 처음 보는 것인지 알 수 없습니다: {0}.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The download has ended: {0}</source>
        <translation>내려받기가 끝났습니다: {0}</translation>
    </message>
    <message>
        <source>The engine met something that it did not expect ({0}).</source>
        <translation>엔진이 예상하지 못한 문제를 만났습니다({0}).</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written: {1}.</source>
        <translation>폴더에 쓸 수 없습니다({0}): {1}.</translation>
    </message>
    <message>
        <source>The model could not be written to {0}: {1}.</source>
        <translation>모델을 쓸 수 없습니다({0}): {1}.</translation>
    </message>
    <message>
        <source>The model has no head {0} in layer {1} of its {2} attention.</source>
        <translation>모델에 없는 헤드입니다(헤드 {0}, 층 {1}, {2}).</translation>
    </message>
    <message>
        <source>The model in {0} has more than {1} parameters.</source>
        <translation>모델의 파라미터가 너무 많습니다({0}, 한도 {1}).</translation>
    </message>
    <message>
        <source>The model was not written to {0}: its {1} holds values that are no numbers.</source>
        <translation>모델을 쓰지 않았습니다({0}). 숫자가 아닌 값이 있습니다: {1}</translation>
    </message>
    <message>
        <source>The model {0} is no Transformer.</source>
        <translation>트랜스포머가 아닌 모델입니다: {0}.</translation>
    </message>
    <message>
        <source>The models could not be written to {0}: {1}.</source>
        <translation>모델을 쓸 수 없습니다({0}): {1}.</translation>
    </message>
    <message>
        <source>The models to start from do not have the same tokenizer.</source>
        <translation>시작점이 되는 모델들의 토크나이저가 서로 다릅니다.</translation>
    </message>
    <message>
        <source>The next time begins anew.</source>
        <translation>다음에는 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>The one that was there before is untouched.</source>
        <translation>전에 있던 것은 그대로입니다.</translation>
    </message>
    <message>
        <source>The pack {0} has no attention RNN, whose weights could be changed.</source>
        <translation>가중치를 바꿀 수 있는 어텐션 RNN이 없는 팩입니다: {0}.</translation>
    </message>
    <message>
        <source>The run is untouched.</source>
        <translation>실행은 그대로입니다.</translation>
    </message>
    <message>
        <source>The sample {0} is not the source of a pair held out for validation.</source>
        <translation>검증용으로 떼어 둔 쌍의 원문이 아닌 예문입니다: {0}.</translation>
    </message>
    <message>
        <source>The saved checkpoints are as they were.</source>
        <translation>저장된 체크포인트는 그대로입니다.</translation>
    </message>
    <message>
        <source>The sentence has {0} pieces; the heads of more than {1} are not shown.</source>
        <translation>문장이 {0}조각입니다. 헤드는 {1}조각까지만 보여 줍니다.</translation>
    </message>
    <message>
        <source>The sizes of {0} cannot be used: {1}.</source>
        <translation>크기를 사용할 수 없습니다({0}): {1}.</translation>
    </message>
    <message>
        <source>The source has no piece {0}: it has {1}.</source>
        <translation>원문에 없는 조각입니다: {0}. 조각 수: {1}</translation>
    </message>
    <message>
        <source>The subject, a letter, stands far from its verb, and three other nouns between them.</source>
        <translation>주어인 편지가 동사에서 멀리 있고, 그 사이에 다른 명사 셋이 있습니다.</translation>
    </message>
    <message>
        <source>The text has more different characters than a vocabulary of {0} pieces can hold.</source>
        <translation>글자의 종류가 조각 {0}개의 어휘에 담을 수 있는 것보다 많습니다.</translation>
    </message>
    <message>
        <source>The text has {0} characters; more than {1} are not translated at once.</source>
        <translation>글이 {0}자입니다. 한 번에 {1}자까지만 번역합니다.</translation>
    </message>
    <message>
        <source>The text holds half a character (a lone surrogate).</source>
        <translation>글에 반쪽짜리 문자(짝이 없는 서로게이트)가 있습니다.</translation>
    </message>
    <message>
        <source>The tokenizer in {0} is not the one that the model was trained with.</source>
        <translation>모델을 학습할 때 쓴 토크나이저가 아닙니다: {0}.</translation>
    </message>
    <message>
        <source>The tokenizer is damaged: it is no SentencePiece model that works.</source>
        <translation>토크나이저가 손상되었습니다. 쓸 수 있는 SentencePiece 모델이 아닙니다.</translation>
    </message>
    <message>
        <source>The tokenizer is damaged: it is no SentencePiece model.</source>
        <translation>토크나이저가 손상되었습니다. SentencePiece 모델이 아닙니다.</translation>
    </message>
    <message>
        <source>The training of {0} stopped at step {1}: its gradient exploded again, although the learning rate had been halved {2} times.</source>
        <translation>학습이 멈췄습니다({0}, 스텝 {1}). 학습률을 {2}번 절반으로 줄였는데도 기울기가 다시 폭발했습니다.</translation>
    </message>
    <message>
        <source>The translation has no step {0}: it ends with step {1}.</source>
        <translation>번역에 없는 단계입니다: {0}. 마지막 단계: {1}</translation>
    </message>
    <message>
        <source>The vocabulary has no piece number {0}.</source>
        <translation>어휘에 없는 조각 번호입니다: {0}</translation>
    </message>
    <message>
        <source>There are no models in it.</source>
        <translation>그 안에 모델이 없습니다.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>있는 것: {0}.</translation>
    </message>
    <message>
        <source>There is a training in {0} already.</source>
        <translation>이미 학습이 있는 폴더입니다: {0}.</translation>
    </message>
    <message>
        <source>There is no architecture named {0}.</source>
        <translation>이런 이름의 아키텍처가 없습니다: {0}.</translation>
    </message>
    <message>
        <source>There is no embedded corpus named {0}.</source>
        <translation>이런 이름의 내장 말뭉치가 없습니다: {0}.</translation>
    </message>
    <message>
        <source>There is no experiment named {0}.</source>
        <translation>이런 이름의 실험이 없습니다: {0}.</translation>
    </message>
    <message>
        <source>There is no model {0}.</source>
        <translation>모델이 없습니다: {0}.</translation>
    </message>
    <message>
        <source>There is no pack of models {0}.</source>
        <translation>모델 팩이 없습니다: {0}.</translation>
    </message>
    <message>
        <source>There is no text to translate.</source>
        <translation>번역할 글이 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for a training step, even with one pair at a time.</source>
        <translation>한 번에 한 쌍씩 해도 학습 스텝에 메모리가 부족합니다.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on.</source>
        <translation>메모리가 부족하여 계속할 수 없습니다.</translation>
    </message>
    <message>
        <source>These models are too large for one file ({0} GiB).</source>
        <translation>이 모델들은 파일 하나에 담기에 너무 큽니다({0} GiB).</translation>
    </message>
    <message>
        <source>They belong to another model: translate the sentence anew.</source>
        <translation>다른 모델의 조각입니다. 문장을 다시 번역하십시오.</translation>
    </message>
    <message>
        <source>This corpus is being downloaded already.</source>
        <translation>이 말뭉치는 이미 내려받는 중입니다.</translation>
    </message>
    <message>
        <source>This machine has no GPU that torch can use.</source>
        <translation>이 컴퓨터에는 torch가 쓸 수 있는 GPU가 없습니다.</translation>
    </message>
    <message>
        <source>Those that are here are untouched.</source>
        <translation>여기 있는 모델은 그대로입니다.</translation>
    </message>
    <message>
        <source>Train one architecture at a time, or start from models of one pack.</source>
        <translation>한 번에 한 아키텍처를 학습하거나, 한 팩의 모델에서 시작하십시오.</translation>
    </message>
    <message>
        <source>Train one first.</source>
        <translation>먼저 모델을 학습하십시오.</translation>
    </message>
    <message>
        <source>Train the model anew, or use the version of the program that trained it.</source>
        <translation>모델을 새로 학습하거나, 그 모델을 학습한 버전의 프로그램을 쓰십시오.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>트랜스포머</translation>
    </message>
    <message>
        <source>Translate it sentence by sentence.</source>
        <translation>한 문장씩 번역하십시오.</translation>
    </message>
    <message>
        <source>Translate the sentence anew.</source>
        <translation>문장을 다시 번역하십시오.</translation>
    </message>
    <message>
        <source>Translating the sample, positions {0}</source>
        <translation>표본 번역, 위치: {0}</translation>
    </message>
    <message>
        <source>Translating with all heads</source>
        <translation>모든 헤드로 번역</translation>
    </message>
    <message>
        <source>Translating without {0}</source>
        <translation>일부 헤드 없이 번역: {0}</translation>
    </message>
    <message>
        <source>Translating {0} to {1} words with {2}</source>
        <translation>{0}–{1}단어 번역: {2}</translation>
    </message>
    <message>
        <source>Try it again; if it fails again, report it with its details.</source>
        <translation>다시 시도해 보고, 또 실패하면 세부 내용과 함께 알려 주십시오.</translation>
    </message>
    <message>
        <source>Type a sentence.</source>
        <translation>문장을 입력하십시오.</translation>
    </message>
    <message>
        <source>Type or paste it anew.</source>
        <translation>다시 입력하거나 붙여 넣으십시오.</translation>
    </message>
    <message>
        <source>Unpacking {0}</source>
        <translation>압축 푸는 중: {0}</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>프로그램을 업데이트하십시오.</translation>
    </message>
    <message>
        <source>Use a larger corpus or a smaller validation_pairs.</source>
        <translation>더 큰 말뭉치를 쓰거나 validation_pairs 값을 줄이십시오.</translation>
    </message>
    <message>
        <source>Use a larger vocabulary_size.</source>
        <translation>vocabulary_size 값을 올리십시오.</translation>
    </message>
    <message>
        <source>Use a part of it.</source>
        <translation>그 일부를 쓰십시오.</translation>
    </message>
    <message>
        <source>Use another corpus.</source>
        <translation>다른 말뭉치를 쓰십시오.</translation>
    </message>
    <message>
        <source>Validating {0}</source>
        <translation>{0} 검증</translation>
    </message>
    <message>
        <source>WMT news tests 2008 to 2012</source>
        <translation>WMT 뉴스 시험 집합 2008~2012</translation>
    </message>
    <message>
        <source>Watching the heads</source>
        <translation>헤드 관찰</translation>
    </message>
    <message>
        <source>What came before is kept.</source>
        <translation>그 전에 받은 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>What came from {0} cannot be read as pairs: {1}</source>
        <translation>받은 것을 쌍으로 읽을 수 없습니다({0}): {1}</translation>
    </message>
    <message>
        <source>What has come is kept.</source>
        <translation>받은 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>What was there before is untouched.</source>
        <translation>이전 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>What was written before is whole.</source>
        <translation>그 전에 쓴 것은 온전합니다.</translation>
    </message>
    <message>
        <source>Words that are not in the grammar&apos;s lexicon: the model has never seen them, and puts others in their place.</source>
        <translation>문법의 어휘에 없는 단어: 모델이 본 적이 없어 다른 단어로 바꿉니다.</translation>
    </message>
    <message>
        <source>Words that are rare in the training text are lost or become others.</source>
        <translation>학습 텍스트에 드문 단어는 사라지거나 다른 단어가 됩니다.</translation>
    </message>
    <message>
        <source>Writing pairs</source>
        <translation>쌍을 쓰는 중</translation>
    </message>
    <message>
        <source>anything, like the program itself, which made all of its training text (MIT licence)</source>
        <translation>무엇이든 가능. 학습 텍스트를 모두 만든 프로그램 자체와 같음(MIT 라이선스)</translation>
    </message>
    <message>
        <source>extracts of Europarl</source>
        <translation>Europarl 발췌</translation>
    </message>
    <message>
        <source>free of known restrictions</source>
        <translation>알려진 제한 없음</translation>
    </message>
    <message>
        <source>grammar, {0} to {1} words</source>
        <translation>문법, 단어 {0}~{1}개</translation>
    </message>
    <message>
        <source>images for research and education only; none stated for the text</source>
        <translation>이미지는 연구와 교육에만 사용, 텍스트는 밝혀지지 않음</translation>
    </message>
    <message>
        <source>made by the program: digits drawn at random, and the same ones backwards</source>
        <translation>프로그램이 만듦: 무작위로 뽑은 숫자와 그것을 거꾸로 쓴 것</translation>
    </message>
    <message>
        <source>made by the program: sentences derived in both languages from one tree, with their word alignment</source>
        <translation>프로그램이 만듦: 트리 하나에서 두 언어로 만들어 낸 문장과 그 단어 정렬</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>밝혀지지 않음</translation>
    </message>
    <message>
        <source>one core of a server processor with AVX-512 and bfloat16, beside other work; no accelerator</source>
        <translation>AVX-512와 bfloat16을 갖춘 서버 프로세서의 코어 1개, 다른 작업 곁에서, 가속기 없음</translation>
    </message>
    <message>
        <source>one core of a server processor with AVX-512 and bfloat16, shared with other work; no accelerator</source>
        <translation>AVX-512와 bfloat16을 갖춘 서버 프로세서의 코어 1개, 다른 작업과 나누어 씀, 가속기 없음</translation>
    </message>
    <message>
        <source>pairs held out of the corpus</source>
        <translation>말뭉치에서 떼어 둔 쌍</translation>
    </message>
    <message>
        <source>research and education: some of the training text was published for that only</source>
        <translation>연구와 교육. 학습 텍스트의 일부가 그 용도로만 공개됨</translation>
    </message>
    <message>
        <source>research use</source>
        <translation>연구용</translation>
    </message>
    <message>
        <source>reversal, lengths {0} to {1}</source>
        <translation>뒤집기, 길이 {0}~{1}</translation>
    </message>
    <message>
        <source>self-attention and cross-attention</source>
        <translation>셀프 어텐션과 교차 어텐션</translation>
    </message>
    <message>
        <source>shifted by {0}</source>
        <translation>{0}만큼 이동</translation>
    </message>
    <message>
        <source>soft alignment</source>
        <translation>소프트 정렬</translation>
    </message>
    <message>
        <source>the PHP manual and its French translation</source>
        <translation>PHP 설명서와 그 프랑스어 번역</translation>
    </message>
    <message>
        <source>web pages of public institutions (a part of the WMT 10^9 corpus)</source>
        <translation>공공 기관의 웹 페이지(WMT 10^9 말뭉치의 일부)</translation>
    </message>
    <message>
        <source>{0} belongs to another configuration.</source>
        <translation>{0}: 다른 설정의 것입니다.</translation>
    </message>
    <message>
        <source>{0} cannot be read as safetensors: {1}.</source>
        <translation>{0}: safetensors로 읽을 수 없습니다({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0}: 읽을 수 없습니다({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be tried on sentences of the corpus {1}: it translates {2} to {3}.</source>
        <translation>{0}: 이 말뭉치의 문장에 쓸 수 없습니다({1}). 번역 방향: {2} → {3}</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0}: 사용할 수 없습니다({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0}: 쓸 수 없습니다({1}).</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0}: 쓸 수 없었습니다({1}).</translation>
    </message>
    <message>
        <source>{0} does not fit the architecture: it is too small for the sizes in {1}.</source>
        <translation>{0}: 아키텍처와 맞지 않습니다. 다음의 크기보다 작습니다: {1}</translation>
    </message>
    <message>
        <source>{0} does not fit the architecture: {1} missing or unknown.</source>
        <translation>{0}: 아키텍처와 맞지 않습니다. 없거나 알 수 없는 것: {1}</translation>
    </message>
    <message>
        <source>{0} has another tokenizer than this training.</source>
        <translation>{0}: 이 학습과 토크나이저가 다릅니다.</translation>
    </message>
    <message>
        <source>{0} has format {1}; this version reads {2}.</source>
        <translation>{0}: 형식 {1}, 이 버전이 읽는 형식은 {2}입니다.</translation>
    </message>
    <message>
        <source>{0} has no card.</source>
        <translation>{0}: 카드가 없습니다.</translation>
    </message>
    <message>
        <source>{0} has version {1}; this program reads {2}.</source>
        <translation>{0}: 버전 {1}, 이 프로그램이 읽는 버전은 {2}입니다.</translation>
    </message>
    <message>
        <source>{0} holds a path that leads out of it: {1}.</source>
        <translation>{0}: 밖으로 나가는 경로가 있습니다({1}).</translation>
    </message>
    <message>
        <source>{0} holds more than {1} GiB of text.</source>
        <translation>{0}: 텍스트가 {1} GiB보다 많습니다.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} files.</source>
        <translation>{0}: 파일이 {1}개보다 많습니다.</translation>
    </message>
    <message>
        <source>{0} holds no model: {1} cannot be read ({2}).</source>
        <translation>{0}: 모델이 없습니다. 읽을 수 없는 파일: {1}({2})</translation>
    </message>
    <message>
        <source>{0} holds no training that could go on.</source>
        <translation>{0}: 이어 갈 학습이 없습니다.</translation>
    </message>
    <message>
        <source>{0} holds no training that could go on. {1}</source>
        <translation>{0}: 이어 갈 학습이 없습니다. {1}</translation>
    </message>
    <message>
        <source>{0} holds {1} twice.</source>
        <translation>{0}: 두 번 들어 있는 것이 있습니다({1}).</translation>
    </message>
    <message>
        <source>{0} in {1} is a link, a device or full of holes, and no plain file.</source>
        <translation>{1}: 링크나 장치이거나 구멍이 많아 일반 파일이 아닌 것이 있습니다({0}).</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no JSON ({1}).</source>
        <translation>{0}: 손상되었습니다. JSON이 아닙니다({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no table.</source>
        <translation>{0}: 손상되었습니다. 표가 아닙니다.</translation>
    </message>
    <message>
        <source>{0} is damaged: its {1} cannot be used.</source>
        <translation>{0}: 손상되었습니다. 쓸 수 없는 부분: {1}</translation>
    </message>
    <message>
        <source>{0} is damaged: the training in it cannot go on ({1}).</source>
        <translation>{0}: 손상되어 그 안의 학습을 이어 갈 수 없습니다({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}</source>
        <translation>{0}: 손상되었습니다. {1}</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0}: 손상되었습니다({1}).</translation>
    </message>
    <message>
        <source>{0} is no catalogue of corpora: {1}.</source>
        <translation>{0}: 말뭉치 목록이 아닙니다({1}).</translation>
    </message>
    <message>
        <source>{0} is no event log of a training.</source>
        <translation>{0}: 학습의 이벤트 기록이 아닙니다.</translation>
    </message>
    <message>
        <source>{0} is no file of models that this program has written, or it is damaged: {1}.</source>
        <translation>{0}: 이 프로그램이 쓴 모델 파일이 아니거나 손상되었습니다({1}).</translation>
    </message>
    <message>
        <source>{0} is no file of models: it has no {1}.</source>
        <translation>{0}: 모델 파일이 아닙니다. 없는 것: {1}</translation>
    </message>
    <message>
        <source>{0} is not one of your own packs.</source>
        <translation>{0}: 자신의 팩이 아닙니다.</translation>
    </message>
    <message>
        <source>{0} is not plain text.</source>
        <translation>{0}: 일반 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>{0} is not the file that the catalogue knows: its {1} is another.</source>
        <translation>{0}: 목록이 아는 파일이 아닙니다. 다른 것: {1}</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0}: 이미 있습니다.</translation>
    </message>
    <message>
        <source>{0} is {1} text, not UTF-8.</source>
        <translation>{0}: UTF-8이 아닌 텍스트입니다({1}).</translation>
    </message>
    <message>
        <source>{0} is {1}, not plain text.</source>
        <translation>{0}: 일반 텍스트가 아닙니다({1}).</translation>
    </message>
    <message>
        <source>{0} models cannot begin in {1} ways.</source>
        <translation>모델 {0}개가 {1}가지로 시작할 수는 없습니다.</translation>
    </message>
    <message>
        <source>{0} of {1} are kept: the next time goes on there.</source>
        <translation>{1}: 남은 양 {0}. 다음에는 거기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>{0} tells of no step of a training.</source>
        <translation>{0}: 학습한 스텝이 없습니다.</translation>
    </message>
    <message>
        <source>{0} unpacks to far more than text does.</source>
        <translation>{0}: 텍스트라고 하기에는 너무 크게 풀립니다.</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of the program.</source>
        <translation>{0}: 더 새로운 버전의 프로그램이 쓴 파일입니다.</translation>
    </message>
    <message>
        <source>{0}, embeddings in 8 bits</source>
        <translation>{0}, 임베딩은 8비트</translation>
    </message>
    <message>
        <source>{0}: loss on {1} pairs, BLEU on the first {2}</source>
        <translation>{0}: 손실은 {1}쌍, BLEU는 처음 {2}쌍</translation>
    </message>
    <message>
        <source>{0}: {1} holds values of another kind ({2}).</source>
        <translation>{0}: 다른 종류의 값이 있습니다({1}, {2}).</translation>
    </message>
    <message>
        <source>{0}: {1} holds values that are no numbers.</source>
        <translation>{0}: 숫자가 아닌 값이 있습니다({1}).</translation>
    </message>
</context>
</TS>
